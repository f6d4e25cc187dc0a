internal import Rejections
internal import Replies

/// Rspamd 3 as a milter: the messages of its own decisions.
struct Rspamd: MailServer {
    let name = "rspamd"

    func configuration(_ links: RejectionLinks) -> MailServerConfiguration {
        MailServerConfiguration(
            folder: "/etc/rspamd/local.d",
            files: [
                file("rbl.conf", blocklists(links)),
                file("force_actions.conf", actions(links)),
                file("greylist.conf", message(.greylisting, links, "task, end_time")),
                file(
                    "ratelimit.conf",
                    message(.rateLimit, links, "task, limit_type, prefix, bucket, limit_key")),
                file("worker-proxy.inc", rejectMessage(links)),
            ],
            instructions: Self.instructions, replies: replies(links), limits: Self.limits)
    }

    private static let instructions = """
        1. Copy the files to /etc/rspamd/local.d; where you have a file of that name, append.
        2. rspamadm configtest && service rspamd reload

        """

    private static let limits = [
        "Only a message that is refused anyway gets another text, except by a blocklist of the "
            + "site, which refuses it.",
        "Lists for bounces only are left out.",
        "Rspamd does not ask blocklists about clients of its local_addrs.",
        "A text of a module that decided first stays as it is, such as 'Gtube pattern'.",
        "The milter sends 5.7.1 or 4.7.1 before each text.",
    ]

    private static func selector(_ value: ReplyText.Value) -> String {
        switch value {
        case .address: "${ip}"
        case .domain: "${helo}"
        case .path: "${from('smtp'):addr}"
        case .subject: "sender"
        case .words: ""
        }
    }

    /// Decisions of Rspamd's own modules, by the symbols that they set.
    private static let symbols: [(cause: Cause, symbols: [String])] = [
        (.dmarc, ["DMARC_POLICY_REJECT"]),
        (.spf, ["R_SPF_FAIL"]),
        (.dkim, ["R_DKIM_REJECT"]),
        (.arc, ["ARC_REJECT"]),
        (.malware, ["CLAM_VIRUS"]),
        (.attachment, ["MIME_BAD_EXTENSION", "MIME_BAD_ATTACHMENT", "MIME_ARCHIVE_IN_ARCHIVE"]),
        (.linkListed, ["URIBL_BLACK", "DBL_SPAM", "DBL_PHISH", "DBL_MALWARE", "ABUSE_SURBL"]),
        (.helo, ["HFILTER_HELO_BADIP", "HFILTER_HELO_BAREIP"]),
        (.noReverseDNS, ["RDNS_NONE"]),
    ]

    private func replies(_ links: RejectionLinks) -> [Reply] {
        let causes = Self.symbols.map(\.cause) + [.greylisting, .rateLimit, .spamContent]
        return lists(links).compactMap { reply($0, links) } + causes.compactMap(links.reply)
    }

    private func lists(_ links: RejectionLinks) -> [QueriedBlocklist] {
        links.lists.filter { $0.question != .addressOfBounce }
    }

    private func reply(_ list: QueriedBlocklist, _ links: RejectionLinks) -> Reply? {
        let text: ReplyText =
            list.question == .domain
            ? "Service unavailable; domain blocked using \(list.publicZone); see"
            : "Service unavailable; client [\(.address)] blocked using \(list.publicZone); see"
        return links.reply(for: list, text: text)
    }

    private func file(_ name: String, _ content: String) -> MailServerConfiguration.File {
        MailServerConfiguration.File(name: name, content: content)
    }

    private func symbol(_ list: QueriedBlocklist) -> String {
        "RETOUR_"
            + list.publicZone.description.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
    }

    private func blocklists(_ links: RejectionLinks) -> String {
        let rules = lists(links).compactMap { list -> String? in
            guard let codes = list.filter.addresses(limit: 512) else { return nil }
            let quoted = codes.map { "\"\($0)\"" }.joined(separator: ", ")
            let checks =
                list.question == .domain
                ? #"["helo", "rdns", "replyto"]"# : #"["from"]"#
            let selector =
                list.question == .domain
                ? "\n      selector = \"from('smtp'):domain\";" : ""
            return """
                  \(symbol(list).lowercased()) {
                    # \(list.blocklist.name)
                    rbl = "\(list.zone)";
                    checks = \(checks);\(selector)
                    ipv6 = \(list.blocklist.listsIPv6 ?? false);
                    no_ip = \(list.question == .domain);
                    unknown = false;
                    returncodes { \(symbol(list)) = [\(quoted)]; }
                  }

                """
        }
        return comment(
            "The blocklists, with the answers that are listings.", [Self.instructions],
            limits: Self.limits) + "rbls {\n\(rules.joined())}\n"
    }

    private func actions(_ links: RejectionLinks) -> String {
        let listed = lists(links).compactMap { list -> String? in
            guard let reply = reply(list, links), list.filter.addresses(limit: 512) != nil else {
                return nil
            }
            return rule(symbol(list), reply, symbol(list), onlyRejected: false)
        }
        let modules = Self.symbols.compactMap { cause, symbols in
            links.reply(for: cause).map { reply in
                let name = "RETOUR_\(cause.rawValue.uppercased().replacing("-", with: "_"))"
                return rule(
                    name, reply, symbols.joined(separator: " | "), onlyRejected: true)
            }
        }
        return comment("The texts of refusals.") + "rules {\n"
            + (listed + modules).joined() + "}\n"
    }

    private func rule(
        _ name: String, _ reply: Reply, _ expression: String, onlyRejected: Bool
    ) -> String {
        let text = ("\(reply.text) \(reply.link)" as ReplyText).rendered(with: Self.selector)
        let condition = onlyRejected ? "\n    require_action = [\"reject\"];" : ""
        return """
              \(name)_TEXT {
                action = "reject";
                expression = "\(expression)";\(condition)
                message = "\(text)";
              }

            """
    }

    /// Modules that take a function for their text, which knows the address.
    private func message(_ cause: Cause, _ links: RejectionLinks, _ arguments: String) -> String {
        guard let reply = links.reply(for: cause) else { return comment("The site has no page.") }
        let text = ("\(reply.text) \(reply.link)" as ReplyText).rendered { value in
            value == .address ? "\" .. tostring(task:get_from_ip()) .. \"" : ""
        }
        return comment("The text of '\(cause.rawValue)'.")
            + "message_func = 'return function(\(arguments)) return \"\(text)\" end';\n"
    }

    private func rejectMessage(_ links: RejectionLinks) -> String {
        guard let reply = links.reply(for: .spamContent) else {
            return comment("The site has no page.")
        }
        let link = links.staticLink(to: .spamContent) ?? reply.link
        return comment("The text of refused spam; it knows no variables.")
            + "reject_message = \"\(reply.text.example) \(link.example)\";\n"
    }
}
