internal import MailSettings
internal import Replies

/// Postfix 3.4 or later: replies for listings are worded here, all others keep Postfix's words and
/// get a link after them.
struct Postfix: MailServer {
    let name = "postfix"
    let title = "Postfix 3.4"
    let summary = (
        linked: "all", limits: "no link if the reply is already longer than 390 octets"
    )

    /// The operator's main.cf, if it is known, and the lists that it queries.
    var present: (settings: PostfixSettings, uses: [PostfixListUse])?

    var instructions: ConfigurationText {
        let change: ConfigurationText =
            present == nil
            ? """
            2. Append /etc/postfix/retour/main.cf to /etc/postfix/main.cf. It adds links and changes nothing
               else: the same messages are rejected as before.
            3. postfix check && postfix reload
            """
            : """
            2. 'sh /etc/postfix/retour/apply' shows what it would change in main.cf: it adds links and
               changes nothing else. With --yes it changes it, with --undo it undoes that.
            3. postfix check && postfix reload
            """
        return """
            1. Copy the folder to /etc/postfix/retour.
            \(change)
            4. If you run policyd-spf or OpenDMARC, add the lines in the files of these names to their
               configuration.

            What rejects messages is in files of its own, for those who want it:
            - blocklists.cf: the lists, as the restriction 'retour_blocklists'
            - postscreen.cf: the lists for postscreen
            - content-checks.cf: attachments that are programs, and two test texts
            """
    }

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
            body: parameters(links).map { parameter in
                let comment = parameter.comment.lines.map { "# \($0)\n" as ConfigurationText }
                return "\(comment.joined())\(parameter.name) = \(parameter.after)\n"
            }.joined(separator: "\n"))
        return [main] + (present == nil ? [] : [apply(links)])
            + PostfixPolicy(links, folder: Self.folder).files + tables.lookups
            + tables.contentChecks + tables.otherPrograms
    }

    func notes(_ links: RejectionLinks) -> [String] {
        guard let present else { return [] }
        return PostfixParameters(links, folder: Self.folder, present: present.settings).notes
            + PostfixListNotes(links: links, uses: present.uses).all
    }

    private func parameters(_ links: RejectionLinks) -> [PostfixParameters.Parameter] {
        PostfixParameters(links, folder: Self.folder, present: present?.settings).all
    }

    /// A script that changes main.cf with postconf(1).
    private func apply(_ links: RejectionLinks) -> GeneratedFile {
        let changes = parameters(links).map { parameter -> ConfigurationText in
            let values = [
                parameter.present.map { "\(setting: $0)" }, parameter.before, parameter.after,
            ].map { "\(shell: $0 ?? "unset")" as ConfigurationText }
            return "change \(parameter.name) \(values.joined(separator: " "))\n"
        }
        return GeneratedFile(
            "apply", "Adds the links to main.cf, and removes them again.",
            body: """
                \(ConfigurationText(resource: PackageResources.postfix_apply_sh))\(changes.joined())
                finish

                """)
    }

    func replies(_ links: RejectionLinks) -> [Reply] { PostfixReplies(links).all }
}
