internal import Rejections

/// Lines for main.cf that reject messages. Nothing includes these files: the operator decides.
struct PostfixPolicy {
    let links: RejectionLinks
    /// The folder as main.cf names it.
    let folder: ConfigurationText

    init(_ links: RejectionLinks, folder: ConfigurationText) {
        (self.links, self.folder) = (links, folder)
    }

    var files: [GeneratedFile] {
        [
            GeneratedFile(
                "blocklists.cf", "Optional: the blocklists, as a restriction for smtpd.",
                note: """
                    Append this file to main.cf, and write retour_blocklists in your
                    smtpd_recipient_restrictions where you query blocklists now, or after
                    reject_unauth_destination. If you already set smtpd_restriction_classes, add
                    retour_blocklists to it instead of the line below.
                    """, body: restrictions),
            GeneratedFile(
                "postscreen.cf", "Optional: the blocklists for postscreen.",
                note: """
                    Append this file to main.cf only if you have no postscreen_dnsbl_sites: it would
                    replace them, with their weights and allowlists, and your
                    postscreen_dnsbl_reply_map.
                    """, body: postscreen),
            GeneratedFile(
                "content-checks.cf",
                "Optional: attachments that are programs, and two test texts.",
                note: """
                    Append this file to main.cf only if you have no mime_header_checks and body_checks:
                    it would replace them. Otherwise copy the lines of the two tables to your own.
                    """,
                body: """
                    mime_header_checks = regexp:\(folder)/mime-header-checks
                    body_checks = regexp:\(folder)/body-checks

                    """),
        ]
    }

    /// The lists, as a restriction that the operator can use anywhere.
    private var restrictions: ConfigurationText {
        var lines = links.lists(queriedFor: .address).flatMap(PostfixTables.arguments).map {
            "reject_rbl_client \($0)" as ConfigurationText
        }
        if !links.lists(queriedFor: .addressOfBounce).isEmpty {
            lines.append("check_sender_access texthash:\(folder)/bounce-sender")
        }
        for argument in links.lists(queriedFor: .domain).flatMap(PostfixTables.arguments) {
            lines.append("reject_rhsbl_sender \(argument)")
            lines.append("reject_rhsbl_helo \(argument)")
            lines.append("reject_rhsbl_reverse_client \(argument)")
        }
        guard !lines.isEmpty else {
            return "# The site uses no blocklist that Postfix can query.\n"
        }
        return """
            # Each list has the responses that are listings. Without them, an error response of a list,
            # 127.255.255.254, would reject all mail. Postfix asks a list once, even if it is here
            # several times, each time with the responses that mean one of its parts.
            smtpd_restriction_classes = retour_blocklists
            retour_blocklists =
            \(lines.map { "  \($0)\n" }.joined())
            """
    }

    private var postscreen: ConfigurationText {
        let sites = links.lists(queriedFor: .address).flatMap { list in
            list.filter.patterns.map { "  \(list.zone)=\($0)\n" as ConfigurationText }
        }
        guard !sites.isEmpty else {
            return "# The site uses no blocklist that postscreen can query.\n"
        }
        return """
            postscreen_dnsbl_reply_map = texthash:\(folder)/postscreen-reply
            postscreen_dnsbl_sites =
            \(sites.joined())
            """
    }
}
