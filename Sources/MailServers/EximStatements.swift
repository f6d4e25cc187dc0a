internal import Rejections
internal import Replies

/// The ACL statements of Exim, and the replies that they send.
struct EximStatements {
    let links: RejectionLinks

    private static let notation = ReplyNotation(
        address: "$sender_host_address", subject: "sender")

    init(_ links: RejectionLinks) {
        self.links = links
    }

    /// Every reply, those for listings first.
    var replies: [Reply] {
        links.lists.compactMap(reply(for:)) + Cause.allCases.compactMap(links.reply(for:))
    }

    /// A macro for each reason that has a page. Exim replaces the name of a macro wherever it
    /// occurs, so each name ends in `_TEXT`, and none is the start of another.
    var texts: [(name: ConfigurationText, text: ConfigurationText)] {
        Cause.allCases.compactMap { cause in
            links.reply(for: cause).map { (Self.macro(cause), "\($0.line, Self.notation)") }
        }
    }

    /// The checks whose pages the site has.
    var checks: [EximCheck] { EximCheck.all.filter { links.link(to: $0.cause) != nil } }

    /// The statements for a stage.
    func statements(at stage: EximStage) -> ConfigurationText {
        let lists = stage == .rcpt ? links.lists.map(statement(for:)) : []
        return (lists + checks.filter { $0.stage == stage }.map(statement(for:))).joined(
            separator: "\n")
    }

    private static func macro(_ cause: Cause) -> ConfigurationText {
        "RETOUR_\(identifier: cause.rawValue.uppercased())_TEXT"
    }

    private func reply(for list: QueriedBlocklist) -> Reply? {
        let isDomain = list.queryKind == .domain
        return links.reply(for: list, text: isDomain ? "Domain is listed; see" : "Blocklisted; see")
    }

    private func statement(for list: QueriedBlocklist) -> ConfigurationText {
        // People can still read a line with this many values.
        guard let reply = reply(for: list), let codes = list.filter.addresses(limit: 512) else {
            return "# \(list.publicZone) has too many return codes to list here: not queried.\n"
        }
        let onlyBounces: ConfigurationText =
            list.queryKind == .addressOfBounce ? "\n     senders  = :" : ""
        let key: ConfigurationText =
            list.queryKind == .domain ? "/$sender_address_domain" : ""
        return """
            # \(comment: list.blocklist.name), with the return codes that are listings.
            deny message  = \(reply.line, Self.notation)\(onlyBounces)
                 dnslists = \(list.zone)=\(codes.map { "\($0)" }.joined(separator: ","))\(key)

            """
    }

    /// Without a `log_message` Exim logs a failed `verify` in its own words.
    private func statement(for check: EximCheck) -> ConfigurationText {
        """
        # \(check.explanation)
        .ifdef \(check.macro)
        \(check.verb) message = \(Self.macro(check.cause))
             log_message = \(Self.macro(check.cause))
        \(check.conditions.map { "     \($0)" }.joined(separator: "\n"))
        .endif

        """
    }
}
