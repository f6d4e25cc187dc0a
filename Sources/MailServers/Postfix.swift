internal import Replies

/// Postfix 3.4 or later: replies for listings are worded here, all others keep Postfix's words and
/// get a link after them.
struct Postfix: MailServer {
    let name = "postfix"
    let title = "Postfix 3.4"
    let summary = (
        linked: "all", limits: "no link if the reply is already longer than 390 octets"
    )

    let instructions: ConfigurationText = """
        1. Copy the folder to /etc/postfix/retour.
        2. Append /etc/postfix/retour/main.cf to /etc/postfix/main.cf, and remove earlier lines that
           set the same parameters.
        3. Where your smtpd_recipient_restrictions query blocklists now, write instead
           retour_blocklists
        4. postfix check && postfix reload
        5. If you run policyd-spf or OpenDMARC, add the lines in the files of these names to their
           configuration.
        """

    let limits: [ConfigurationText] = [
        "Needs Postfix 3.4 (smtpd_reject_footer_maps).",
        "Postfix does not log footers; 'retour audit' recognizes them by the reply.",
        """
        Each smtpd process needs about 30 MB for the table of replies. With proxy:regexp: instead of \
        regexp: all of them share one table, if your proxy_read_maps has $smtpd_reject_footer_maps, \
        as by default.
        """,
        """
        If a program that works with Postfix sends a reply with a link to the site, the reply stays \
        as it is.
        """,
        """
        Such a program may put a link of its own before ours. Postgrey does, unless it is started \
        with --greylist-text=Greylisted.
        """,
        """
        A reply to a command before MAIL has a link only if Postfix sends a 4xx or 5xx reply at all; \
        a connection that is just closed has none.
        """,
    ]

    /// The folder as main.cf names it.
    private static let folder: ConfigurationText = "$config_directory/retour"

    func files(_ links: RejectionLinks) -> [GeneratedFile] {
        let tables = PostfixTables(links)
        let main = GeneratedFile(
            "main.cf", "Links in Postfix's rejections to the pages of \(links.address).",
            body: parameters(links))
        return [main] + tables.lookups + tables.contentChecks + tables.otherPrograms
    }

    func replies(_ links: RejectionLinks) -> [Reply] { PostfixReplies(links).all }

    /// In main.cf, `$name` is expanded once; in `default_rbl_reply` it is expanded later by smtpd,
    /// which exits at a name that it does not know.
    private func parameters(_ links: RejectionLinks) -> ConfigurationText {
        let fallback = PostfixReplies(links).fallback.map { reply -> ConfigurationText in
            """
            # The reply for a blocklist that the site does not know. Any other macro in it would make
            # smtpd exit without a reply.
            default_rbl_reply = $rbl_code \(reply.linkedText, PostfixTables.notation)

            """
        }
        return """
            \(fallback ?? "")\
            rbl_reply_maps = texthash:\(Self.folder)/rbl-reply

            # Adds a link to every other rejection.
            smtpd_reject_footer_maps = regexp:\(Self.folder)/reject-footer

            \(restrictions(links))
            # For postscreen, if you run it.
            postscreen_reject_footer_maps = regexp:\(Self.folder)/postscreen-footer
            postscreen_dnsbl_reply_map = texthash:\(Self.folder)/postscreen-reply
            \(postscreenSites(links))
            # Attachments that are programs, and two test texts: remove what you do not want.
            mime_header_checks = regexp:\(Self.folder)/mime-header-checks
            body_checks = regexp:\(Self.folder)/body-checks

            """
    }

    /// The lists, as a restriction that the operator can use anywhere.
    private func restrictions(_ links: RejectionLinks) -> ConfigurationText {
        var lines = PostfixTables.addressArguments(links).map {
            "reject_rbl_client \($0)" as ConfigurationText
        }
        if !links.lists(queriedFor: .addressOfBounce).isEmpty {
            lines.append("check_sender_access texthash:\(Self.folder)/bounce-sender")
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
            # The lists, each with the return codes that are listings. Without them, an error response
            # of a list, 127.255.255.254, would reject all mail.
            smtpd_restriction_classes = retour_blocklists
            retour_blocklists =
            \(lines.map { "  \($0)\n" }.joined())
            """
    }

    private func postscreenSites(_ links: RejectionLinks) -> ConfigurationText {
        let sites = PostfixTables.addressArguments(links)
        guard !sites.isEmpty else { return "" }
        return "postscreen_dnsbl_sites =\n\(sites.map { "  \($0)\n" }.joined())"
    }
}
