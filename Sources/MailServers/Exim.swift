internal import Rejections

/// Exim 4.94 or later: statements to include in the operator's own ACLs.
struct Exim: MailServer {
    let name = "exim"

    private static let folder = "/etc/exim4/retour"

    func configuration(_ links: RejectionLinks) -> MailServerConfiguration {
        let statements = EximStatements(links)
        let parts = EximStatements.Stage.allCases
        return MailServerConfiguration(
            folder: Self.folder,
            files: [file("main", main(statements))]
                + parts.map { file("acl-\($0)", statements.statements(at: $0)) },
            instructions: Self.instructions, replies: statements.replies, limits: Self.limits)
    }

    private static let instructions = """
        1. Copy the folder to /etc/exim4/retour.
        2. Before 'begin acl' of your configuration:
             .include /etc/exim4/retour/main
           There, take the mark from the checks that you want.
        3. In the ACL of each stage, before what accepts:
             .include /etc/exim4/retour/acl-connect   in that of acl_smtp_connect
             .include /etc/exim4/retour/acl-helo      in that of acl_smtp_helo
             .include /etc/exim4/retour/acl-mail      in that of acl_smtp_mail
             .include /etc/exim4/retour/acl-rcpt      in that of acl_smtp_rcpt, after your own
                                                      exceptions such as for local hosts
             .include /etc/exim4/retour/acl-dkim      in that of acl_smtp_dkim
             .include /etc/exim4/retour/acl-mime      in that of acl_smtp_mime
             .include /etc/exim4/retour/acl-data      in that of acl_smtp_data
        4. In your own ACLs, write for example
             message = RETOUR_MAILBOX_FULL_TEXT
           before the condition; each page has such a macro.
        5. exim4 -bV && service exim4 reload

        """

    private static let limits = [
        "Exim breaks lines at blanks near column 75. These texts are short before the link, so "
            + "that reason and link stay on one line.",
        "Exim words these itself, without a link: syntax errors, HELO names with odd characters, "
            + "and the size limit after DATA; acl-mail refuses what announces its size.",
        "A failing 'verify = sender' puts lines of its own before ours.",
    ]

    private func file(_ name: String, _ content: String) -> MailServerConfiguration.File {
        MailServerConfiguration.File(name: name, content: content)
    }

    private func main(_ statements: EximStatements) -> String {
        comment(
            "Links in Exim's rejections, to the pages of \(statements.links.base).",
            [Self.instructions], limits: Self.limits)
            + "# The checks: take the mark from those that you want. Blocklists are always asked.\n"
            + statements.checks.map { name, setting, explanation in
                "# \(explanation)\n# RETOUR_CHECK_\(name) = \(setting)\n"
            }.joined()
            + "\n# The text of each reason.\n"
            + statements.texts.map { "\($0) = \($1)\n" }.joined()
    }
}
