internal import Replies

/// OpenSMTPD 6.8 or later: built-in filters, whose texts are fixed.
struct OpenSMTPD: MailServer {
    let name = "opensmtpd"
    let title = "OpenSMTPD 6.8"
    let summary = (
        linked: "reverse DNS and your own lists",
        limits: "no address; no blocklists; no link for unknown users"
    )

    let instructions: ConfigurationText = """
        1. Copy the folder to /etc/smtpd/retour, and fill its tables.
        2. In smtpd.conf, before your listeners, write
             include "/etc/smtpd/retour/filters.conf"
           and at each listener on port 25
             listen on ... filter "retour"
        3. smtpd -n && service opensmtpd restart
        """

    let limits: [ConfigurationText] = [
        """
        'retour-restricted' also rejects messages from authenticated users; leave the filter out of \
        their listener.
        """,
        "Texts are fixed, so links do not contain the server's address.",
        """
        smtpd does not query blocklists. Let Rspamd do so (filter-rspamd), with the files of \
        'retour mail-server rspamd'.
        """,
        """
        smtpd words these rejections itself, without a link: unknown recipients, relaying, size, \
        syntax, and TLS.
        """,
    ]

    private struct Filter {
        let name: ConfigurationText
        let cause: Cause
        let phase: ConfigurationText
        /// What the filter matches.
        let condition: ConfigurationText
        let action: ConfigurationText
        var table: ConfigurationText?
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

    func files(_ links: RejectionLinks) -> [GeneratedFile] {
        let filters = filters(links)
        let tables = filters.compactMap(\.filter.table)
        return [
            GeneratedFile(
                "filters.conf",
                "Links in smtpd's rejections to the pages of \(links.address).",
                body: text(filters))
        ]
            + tables.map { table in
                GeneratedFile(
                    table.description, "Entries of smtpd's table \(table), one per line.", body: "")
            }
    }

    func replies(_ links: RejectionLinks) -> [Reply] { filters(links).map(\.reply) }

    /// The filters whose pages the site has, each with its reply.
    private func filters(_ links: RejectionLinks) -> [(filter: Filter, reply: Reply)] {
        Self.filters.compactMap { filter in
            links.fixedReply(for: filter.cause).map { (filter, $0) }
        }
    }

    private func text(_ filters: [(filter: Filter, reply: Reply)]) -> ConfigurationText {
        let tables = filters.compactMap(\.filter.table).map { table -> ConfigurationText in
            "table \(table) file:/etc/smtpd/retour/\(table)\n"
        }
        let lines = filters.map { filter, reply -> ConfigurationText in
            """
            filter "\(filter.name)" phase \(filter.phase) match \(filter.condition) \
            \(filter.action) "\(reply.line, .fixed)"

            """
        }
        let names = filters.map { "\"\($0.filter.name)\"" as ConfigurationText }
        return """
            \(tables.joined())\(lines.joined())\
            filter "retour" chain { \(names.joined(separator: ", ")) }

            """
    }
}
