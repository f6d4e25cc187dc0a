internal import Rejections
internal import Replies

/// Postfix 3.4 or later: replies to blocklisted senders are worded here, all others keep
/// Postfix's words and get a link behind them.
struct Postfix: MailServer {
    let name = "postfix"

    /// The folder as main.cf names it.
    static let folder = "$config_directory/retour"

    func configuration(_ links: RejectionLinks) -> MailServerConfiguration {
        let tables = PostfixTables(links)
        return MailServerConfiguration(
            folder: "/etc/postfix/retour",
            files: [
                file("main.cf", main(links)),
                file("rbl-reply", tables.blocklistReplies),
                file("reject-footer", tables.footers),
                file("postscreen-footer", tables.postscreenFooters),
                file("postscreen-reply", tables.postscreenNames),
                file("bounce-sender", tables.bounceSender),
                file("mime-header-checks", tables.attachments),
                file("body-checks", tables.testTexts),
                file("policyd-spf.conf", tables.policydSPF),
                file("opendmarc.conf", tables.opendmarc),
            ],
            instructions: Self.instructions, replies: tables.replies, limits: Self.limits)
    }

    private static let instructions = """
        1. Copy the folder to /etc/postfix/retour.
        2. Append /etc/postfix/retour/main.cf to /etc/postfix/main.cf, and remove the lines before
           it that set the same parameters.
        3. Where your smtpd_recipient_restrictions now ask blocklists, write instead
           retour_blocklists
        4. postfix check && postfix reload
        5. Lines for policyd-spf and OpenDMARC, if you run them, are in the files of these names.

        """

    private static let limits = [
        "Needs Postfix 3.4 (smtpd_reject_footer_maps).",
        "Postfix does not write footers into its log; 'retour audit' knows them by the reply.",
        "Replies of a program behind Postfix that already hold a link to the site stay as they are.",
        "A program behind Postfix may put a link of its own before ours; Postgrey does, but for "
            + "--greylist-text=Greylisted.",
        "A reply to a command before MAIL has a link only if Postfix gives a 4xx or 5xx reply at "
            + "all; a connection that is just closed has none.",
    ]

    private func file(_ name: String, _ content: String) -> MailServerConfiguration.File {
        MailServerConfiguration.File(name: name, content: content)
    }

    /// The parameters. In main.cf `$name` is expanded once; in `default_rbl_reply` later, by smtpd,
    /// which dies of names it does not know: only `$rbl_code`, `$rbl_class` and `$client_address`.
    private func main(_ links: RejectionLinks) -> String {
        let folder = Self.folder
        let comments = comment(
            "Links in Postfix's rejections, to the pages of \(links.base).", [Self.instructions],
            limits: Self.limits)
        let fallback = links.link(to: .dnsbl).map { link in
            """
            # The reply for a blocklist that the site does not know. Any other macro here would end
            # smtpd without a reply.
            default_rbl_reply = $rbl_code Service unavailable; $rbl_class is on a blocklist; see \
            \(link.rendered(with: PostfixTables.macro))

            """
        }
        return comments + (fallback ?? "") + """
            rbl_reply_maps = texthash:\(folder)/rbl-reply

            # Puts a link behind every other rejection.
            smtpd_reject_footer_maps = regexp:\(folder)/reject-footer

            \(restrictions(links))
            # postscreen, if you run it.
            postscreen_reject_footer_maps = regexp:\(folder)/postscreen-footer
            postscreen_dnsbl_reply_map = texthash:\(folder)/postscreen-reply
            \(postscreenSites(links))
            # Attachments that are programs, and two test texts: remove what you do not want.
            mime_header_checks = regexp:\(folder)/mime-header-checks
            body_checks = regexp:\(folder)/body-checks

            """
    }

    /// The lists, as a restriction that stands wherever the operator wants it.
    private func restrictions(_ links: RejectionLinks) -> String {
        var lines = PostfixTables.addressArguments(links).map { "  reject_rbl_client \($0)" }
        if links.lists.contains(where: { $0.question == .addressOfBounce }) {
            lines.append("  check_sender_access texthash:\(Self.folder)/bounce-sender")
        }
        for list in links.lists where list.question == .domain {
            for argument in PostfixTables.arguments(list) {
                lines.append("  reject_rhsbl_sender \(argument)")
                lines.append("  reject_rhsbl_helo \(argument)")
                lines.append("  reject_rhsbl_reverse_client \(argument)")
            }
        }
        guard !lines.isEmpty else { return "# The site names no blocklist to ask.\n" }
        return """
            # The lists, each with the answers that are listings: without them an error message of
            # a list, 127.255.255.254, would refuse everybody.
            smtpd_restriction_classes = retour_blocklists
            retour_blocklists =
            \(lines.joined(separator: "\n"))

            """
    }

    private func postscreenSites(_ links: RejectionLinks) -> String {
        let sites = PostfixTables.addressArguments(links)
        guard !sites.isEmpty else { return "" }
        return "postscreen_dnsbl_sites =\n" + sites.map { "  \($0)" }.joined(separator: "\n") + "\n"
    }
}
