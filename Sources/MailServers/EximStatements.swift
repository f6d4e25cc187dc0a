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
        links.lists.flatMap { list in list.parts.compactMap { reply(for: list, $0) } }
            + Cause.allCases.compactMap(links.reply(for:))
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

    private func reply(for list: QueriedBlocklist, _ part: QueriedBlocklist.Part) -> Reply? {
        let isDomain = list.queryKind == .domain
        return links.reply(
            for: list, part: part, text: isDomain ? "Domain is listed; see" : "Blocklisted; see")
    }

    /// The text for a listing. Which part of a list it is on depends on the response: Exim asks the
    /// list once, and `$dnslist_value` has all responses.
    private func message(for list: QueriedBlocklist) -> ConfigurationText? {
        let replies = list.parts.compactMap { part in
            reply(for: list, part).map { (part, "\($0.line, Self.notation)" as ConfigurationText) }
        }
        guard let last = replies.last else { return nil }
        return replies.dropLast().reversed().reduce(last.1) { other, reply in
            let codes = (reply.0.filter.addresses(limit: Self.maximumCodes) ?? []).map {
                "\(regexp: $0.description)" as ConfigurationText
            }
            return """
                ${if match{$dnslist_value}{\\N\\b(\(codes.joined(separator: "|")))\\b\\N}\\
                       {\(reply.1)}\\
                       {\(other)}}
                """
        }
    }

    /// People can still read a line with this many values.
    private static let maximumCodes = 512

    private func statement(for list: QueriedBlocklist) -> ConfigurationText {
        guard let message = message(for: list),
            let codes = list.filter.addresses(limit: Self.maximumCodes)
        else {
            return "# \(list.publicZone) has too many return codes to list here: not queried.\n"
        }
        let onlyBounces: ConfigurationText =
            list.queryKind == .addressOfBounce ? "\n     senders  = :" : ""
        let key: ConfigurationText =
            list.queryKind == .domain ? "/$sender_address_domain" : ""
        return """
            # \(comment: list.blocklist.name), with the return codes that are listings.
            deny message  = \(message)\(onlyBounces)
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
