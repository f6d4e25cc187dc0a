internal import Replies

/// Exim 4.94 or later: statements to include in the operator's own ACLs.
struct Exim: MailServer {
    let name = "exim"
    let title = "Exim 4.94"
    let summary = (
        linked: "blocklists and every ACL check",
        limits: "no link for syntax errors or the size limit after DATA"
    )

    let instructions: ConfigurationText = """
        1. Copy the folder to /etc/exim4/retour.
        2. Before 'begin acl' in your configuration, write
             .include /etc/exim4/retour/main
           In that file, uncomment the checks that you want.
        3. In the ACL of each stage, before what accepts messages, write
             .include /etc/exim4/retour/acl-connect   in the ACL of acl_smtp_connect
             .include /etc/exim4/retour/acl-helo      in the ACL of acl_smtp_helo
             .include /etc/exim4/retour/acl-mail      in the ACL of acl_smtp_mail
             .include /etc/exim4/retour/acl-rcpt      in the ACL of acl_smtp_rcpt, after your own
                                                      exceptions, such as those for local hosts
             .include /etc/exim4/retour/acl-dkim      in the ACL of acl_smtp_dkim
             .include /etc/exim4/retour/acl-mime      in the ACL of acl_smtp_mime
             .include /etc/exim4/retour/acl-data      in the ACL of acl_smtp_data
        4. In your own ACLs you can write, for example,
             message = RETOUR_MAILBOX_FULL_TEXT
           before the condition. Each page has such a macro.
        5. exim4 -bV && service exim4 reload
        """

    let limits: [ConfigurationText] = [
        """
        Exim breaks lines at spaces near column 75. The texts before the links are so short that \
        the reason and the link stay on one line.
        """,
        """
        Exim words these rejections itself, without a link: syntax errors, HELO names with invalid \
        characters, and the size limit after DATA. acl-mail rejects messages that announce their \
        size.
        """,
        "If 'verify = sender' fails, Exim adds lines of its own before ours.",
    ]

    func files(_ links: RejectionLinks) -> [GeneratedFile] {
        let statements = EximStatements(links)
        return [main(statements)]
            + EximStage.allCases.map { stage in
                GeneratedFile(
                    "acl-\(stage.rawValue)",
                    "Include this file in the ACL of acl_smtp_\(identifier: stage.rawValue).",
                    body: statements.statements(at: stage))
            }
    }

    func replies(_ links: RejectionLinks) -> [Reply] { EximStatements(links).replies }

    private func main(_ statements: EximStatements) -> GeneratedFile {
        let checks = statements.checks.map { check -> ConfigurationText in
            """
            # \(check.explanation)
            # \(check.macro) = \(check.setting)

            """
        }
        return GeneratedFile(
            "main", "Links in Exim's rejections to the pages of \(statements.links.address).",
            body: """
                # The checks: uncomment those that you want. Blocklists are always queried.
                \(checks.joined())
                # The text for each reason.
                \(statements.texts.map { "\($0) = \($1)\n" }.joined())
                """)
    }
}
