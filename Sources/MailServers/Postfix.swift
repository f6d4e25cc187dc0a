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
        2. Append /etc/postfix/retour/main.cf to /etc/postfix/main.cf. It adds links and changes nothing
           else: the same messages are rejected as before.
        3. postfix check && postfix reload
        4. If you run policyd-spf or OpenDMARC, add the lines in the files of these names to their
           configuration.

        What rejects messages is in files of its own, for those who want it:
        - blocklists.cf: the lists, as the restriction 'retour_blocklists'
        - postscreen.cf: the lists for postscreen
        - content-checks.cf: attachments that are programs, and two test texts
        """

    let limits: [ConfigurationText] = [
        "Needs Postfix 3.4 (smtpd_reject_footer_maps).",
        "Postfix does not log footers; 'retour audit' recognizes them by the reply.",
        """
        Each smtpd process needs about 30 MB for the table of replies. With pcre: instead of regexp: \
        it needs 5 MB, if 'postconf -m' lists pcre. With proxy:regexp: all share one copy, but if your \
        proxy_read_maps is not the default and lacks $smtpd_reject_footer_maps, smtpd stops.
        """,
        """
        A reply links to the page of a part of a list, such as the PBL in zen.spamhaus.org, only where \
        a restriction names the responses that mean this part, as blocklists.cf does.
        """,
        "postscreen does not know which part of a list it rejects by, so its links name the list.",
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
        return [main] + PostfixPolicy(links, folder: Self.folder).files + tables.lookups
            + tables.contentChecks + tables.otherPrograms
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
            rbl_reply_maps = texthash:\(Self.folder)/rbl-reply, regexp:\(Self.folder)/rbl-reply-any

            # Adds a link to every other rejection.
            smtpd_reject_footer_maps = regexp:\(Self.folder)/reject-footer
            postscreen_reject_footer_maps = regexp:\(Self.folder)/postscreen-footer

            """
    }
}
