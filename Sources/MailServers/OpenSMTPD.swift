internal import Rejections
internal import Replies

/// OpenSMTPD 6.8 or later: built-in filters, whose texts are fixed.
struct OpenSMTPD: MailServer {
    let name = "opensmtpd"

    func configuration(_ links: RejectionLinks) -> MailServerConfiguration {
        let filters = Self.filters.compactMap { filter in
            reply(filter.cause, links).map { (filter, $0) }
        }
        let tables = filters.compactMap(\.0.table)
        return MailServerConfiguration(
            folder: "/etc/smtpd/retour",
            files: [
                MailServerConfiguration.File(
                    name: "filters.conf", content: text(filters, links))
            ]
                + tables.map {
                    MailServerConfiguration.File(
                        name: $0, content: comment("Entries for smtpd's table \($0), one a line."))
                },
            instructions: Self.instructions, replies: filters.map(\.1), limits: Self.limits)
    }

    private static let instructions = """
        1. Copy the folder to /etc/smtpd/retour; fill its tables.
        2. In smtpd.conf, before your listeners:
             include "/etc/smtpd/retour/filters.conf"
           and at each listener of port 25:
             listen on ... filter "retour"
        3. smtpd -n && service opensmtpd restart

        """

    private static let limits = [
        "'retour-restricted' refuses people who have logged in, too: leave the filter out of their "
            + "listener.",
        "Texts are fixed: no link carries the server's address.",
        "smtpd asks no blocklists. Let Rspamd do it (filter-rspamd), with the files of "
            + "'retour mail-server rspamd'.",
        "smtpd words these itself, without a link: unknown recipients, relaying, size, syntax and "
            + "TLS.",
    ]

    /// The same for all replies: `phase`, what it matches, and what it does.
    private struct Filter {
        let name: String
        let cause: Cause
        let phase: String
        let condition: String
        let action: String
        var table: String?
    }

    private static let filters = [
        Filter(
            name: "retour-local", cause: .localBlock, phase: "connect",
            condition: "src <retour-blocked-hosts>", action: "disconnect",
            table: "retour-blocked-hosts"),
        Filter(
            name: "retour-rdns", cause: .noReverseDNS, phase: "connect", condition: "!rdns",
            action: "disconnect"),
        Filter(
            name: "retour-fcrdns", cause: .noReverseDNS, phase: "connect", condition: "!fcrdns",
            action: "disconnect"),
        Filter(
            name: "retour-sender", cause: .senderRefused, phase: "mail-from",
            condition: "mail-from <retour-blocked-senders>", action: "reject",
            table: "retour-blocked-senders"),
        Filter(
            name: "retour-recipient", cause: .restrictedRecipient, phase: "rcpt-to",
            condition: "rcpt-to <retour-restricted>", action: "reject",
            table: "retour-restricted"),
    ]

    private func reply(_ cause: Cause, _ links: RejectionLinks) -> Reply? {
        guard let reply = links.reply(for: cause), let link = links.staticLink(to: cause) else {
            return nil
        }
        return Reply(
            reason: reply.reason, status: reply.status, code: reply.code, text: reply.text,
            link: link)
    }

    private func text(_ filters: [(Filter, Reply)], _ links: RejectionLinks) -> String {
        let tables = filters.compactMap(\.0.table).map {
            "table \($0) file:/etc/smtpd/retour/\($0)\n"
        }
        let lines = filters.map { filter, reply in
            "filter \"\(filter.name)\" phase \(filter.phase) match \(filter.condition) "
                + "\(filter.action) \"\(reply.line.example)\"\n"
        }
        let chain = filters.map { "\"\($0.0.name)\"" }.joined(separator: ", ")
        return comment(
            "Links in smtpd's rejections, to the pages of \(links.base).", [Self.instructions],
            limits: Self.limits) + tables.joined() + lines.joined()
            + "filter \"retour\" chain { \(chain) }\n"
    }
}
