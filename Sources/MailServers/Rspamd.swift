internal import Rejections
internal import Replies

/// Rspamd 3 as a milter: the messages of its own decisions.
struct Rspamd: MailServer {
    let name = "rspamd"
    let title = "Rspamd 3"
    let summary = (
        linked: "blocklists and rejections by its modules",
        limits: "no text of ours if another module decided first"
    )

    let instructions: ConfigurationText = """
        1. Copy the files to /etc/rspamd/local.d. If you already have a file with one of these names,
           append the new content to it.
        2. rspamadm configtest && service rspamd reload
        """

    let limits: [ConfigurationText] = [
        "Only the blocklists reject messages. Otherwise just the texts of rejections change.",
        "Lists that may reject bounces only are left out.",
        "Rspamd does not query blocklists for clients in its local_addrs.",
        "The text of a module that decided first remains, such as 'Gtube pattern'.",
        "The milter sends 5.7.1 or 4.7.1 before each text.",
    ]

    /// In `message` of force_actions.conf.
    private static let notation = ReplyNotation(address: "${ip}", subject: "sender")
    /// In a string of Lua.
    private static let luaNotation = ReplyNotation(
        address: #"" .. tostring(task:get_from_ip()) .. ""#)

    /// A decision of Rspamd's own modules, with the symbols that they set for it.
    private struct Decision {
        let cause: Cause
        let symbols: [ConfigurationText]
    }

    private static let decisions = [
        Decision(cause: .dmarc, symbols: ["DMARC_POLICY_REJECT"]),
        Decision(cause: .spf, symbols: ["R_SPF_FAIL"]),
        Decision(cause: .dkim, symbols: ["R_DKIM_REJECT"]),
        Decision(cause: .arc, symbols: ["ARC_REJECT"]),
        Decision(cause: .malware, symbols: ["CLAM_VIRUS"]),
        Decision(
            cause: .attachment,
            symbols: [
                "MIME_BAD_EXTENSION", "MIME_BAD_ATTACHMENT", "MIME_ARCHIVE_IN_ARCHIVE",
                "FORBIDDEN_FILE_EXTENSION",
            ]),
        Decision(
            cause: .linkListed,
            symbols: ["URIBL_BLACK", "DBL_SPAM", "DBL_PHISH", "DBL_MALWARE", "ABUSE_SURBL"]),
        Decision(cause: .helo, symbols: ["HFILTER_HELO_BADIP", "HFILTER_HELO_BAREIP"]),
        Decision(cause: .noReverseDNS, symbols: ["RDNS_NONE"]),
    ]

    func files(_ links: RejectionLinks) -> [GeneratedFile] {
        let noPage: ConfigurationText = "# The site has no page for this.\n"
        return [
            GeneratedFile(
                "rbl.conf", "The blocklists, with the return codes that are listings.",
                body: blocklists(links)),
            GeneratedFile(
                "force_actions.conf", "The texts of rejections.",
                note:
                    """
                    A DMARC policy of p=reject alone is no reason to reject (RFC 9989, section 7.4): \
                    the rule for it only words rejections, so set no 'actions' in dmarc.conf.
                    """,
                body: actions(links)),
            GeneratedFile(
                "greylist.conf", "The text of greylisting.",
                body: message(.greylisting, links, "task, end_time") ?? noPage),
            GeneratedFile(
                "ratelimit.conf", "The text of rate limits.",
                body: message(
                    .rateLimit, links, "task, limit_type, prefix, bucket, limit_key") ?? noPage),
            GeneratedFile(
                "worker-proxy.inc", "The text for rejected spam, which cannot contain variables.",
                body: rejectMessage(links) ?? noPage),
        ]
    }

    func replies(_ links: RejectionLinks) -> [Reply] {
        let causes = Self.decisions.map(\.cause) + [.greylisting, .rateLimit]
        return lists(links).flatMap { list in list.parts.compactMap { reply(for: list, $0, links) }
        }
            + causes.compactMap(links.reply(for:))
            + [links.fixedReply(for: .spamContent)].compactMap(\.self)
    }

    private func lists(_ links: RejectionLinks) -> [QueriedBlocklist] {
        links.lists.filter { $0.queryKind != .addressOfBounce }
    }

    private func reply(
        for list: QueriedBlocklist, _ part: QueriedBlocklist.Part, _ links: RejectionLinks
    ) -> Reply? {
        let listed: ReplyText = list.queryKind == .domain ? "domain" : "client [\(.address)]"
        return links.reply(
            for: list, part: part,
            text: "Service unavailable; \(listed) blocked using \(list.publicZone); see")
    }

    /// One per part: `RETOUR_ZEN_SPAMHAUS_ORG`, `RETOUR_ZEN_SPAMHAUS_ORG__SPAMHAUS_PBL`.
    private func symbol(
        _ list: QueriedBlocklist, _ part: QueriedBlocklist.Part
    ) -> ConfigurationText {
        let whole: ConfigurationText =
            "RETOUR_\(identifier: list.publicZone.description.uppercased())"
        guard part.blocklist.slug != list.blocklist.slug else { return whole }
        return "\(whole)__\(identifier: part.blocklist.slug.description.uppercased())"
    }

    /// People can still read a line with this many values.
    private static let maximumCodes = 512

    /// The symbols that a list sets, each with the responses that set it.
    private func returnCodes(_ list: QueriedBlocklist) -> ConfigurationText {
        list.parts.map { part in
            let codes = part.filter.addresses(limit: Self.maximumCodes) ?? []
            return """
                      \(symbol(list, part)) = [\(codes.map { "\"\($0)\"" }.joined(separator: ", "))];

                """
        }.joined()
    }

    private func blocklists(_ links: RejectionLinks) -> ConfigurationText {
        let rules = lists(links).compactMap { list -> ConfigurationText? in
            guard list.filter.addresses(limit: Self.maximumCodes) != nil else { return nil }
            let isDomain = list.queryKind == .domain
            let checks: ConfigurationText =
                isDomain
                ? """
                checks = ["helo", "rdns", "replyto"];
                    selector = "from('smtp'):domain";
                """ : #"checks = ["from"];"#
            return """
                  retour_\(identifier: list.publicZone.description) {
                    # \(comment: list.blocklist.name)
                    rbl = "\(list.zone)";
                    \(checks)
                    ipv6 = \(list.blocklist.listsIPv6 ?? false);
                    no_ip = \(isDomain);
                    unknown = false;
                    returncodes {
                \(returnCodes(list))    }
                  }

                """
        }
        return "rbls {\n\(rules.joined())}\n"
    }

    private func actions(_ links: RejectionLinks) -> ConfigurationText {
        let listed = lists(links).flatMap { list -> [ConfigurationText] in
            guard list.filter.addresses(limit: Self.maximumCodes) != nil else { return [] }
            // A server can be in several parts of a list: the first one words the reply.
            return list.parts.indices.compactMap { index in
                let part = list.parts[index]
                let others = list.parts[..<index].map {
                    "!\(symbol(list, $0))" as ConfigurationText
                }
                return reply(for: list, part, links).map { reply in
                    rule(
                        symbol(list, part), reply,
                        ([symbol(list, part)] + others).joined(separator: " & "),
                        onlyRejected: false)
                }
            }
        }
        let decided = Self.decisions.compactMap { decision in
            links.reply(for: decision.cause).map { reply in
                rule(
                    "RETOUR_\(identifier: decision.cause.rawValue.uppercased())", reply,
                    decision.symbols.joined(separator: " | "), onlyRejected: true)
            }
        }
        return "rules {\n\((listed + decided).joined())}\n"
    }

    private func rule(
        _ name: ConfigurationText, _ reply: Reply, _ expression: ConfigurationText,
        onlyRejected: Bool
    ) -> ConfigurationText {
        let condition: ConfigurationText =
            onlyRejected ? "\n    require_action = [\"reject\"];" : ""
        return """
              \(name)_TEXT {
                action = "reject";
                expression = "\(expression)";\(condition)
                message = "\(reply.linkedText, Self.notation)";
              }

            """
    }

    /// For modules that take a function for their text, to which the address is known.
    private func message(
        _ cause: Cause, _ links: RejectionLinks, _ arguments: ConfigurationText
    ) -> ConfigurationText? {
        links.reply(for: cause).map { reply in
            """
            message_func = 'return function(\(arguments)) \
            return "\(reply.linkedText, Self.luaNotation)" end';

            """
        }
    }

    private func rejectMessage(_ links: RejectionLinks) -> ConfigurationText? {
        links.fixedReply(for: .spamContent).map { reply in
            "reject_message = \"\(reply.linkedText, .fixed)\";\n"
        }
    }
}
