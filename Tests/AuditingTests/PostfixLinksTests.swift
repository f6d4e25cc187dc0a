import Testing

@testable import Auditing

@Suite("Links of a Postfix configuration")
struct PostfixLinksTests {
    @Test("links are found in replies and in the tables that main.cf names, with examples in them")
    func links() {
        let tables = [
            "/etc/postfix/retour/rbl-reply": """
            # https://ignored.example/
            bl.list.example  $rbl_code 5.7.1 [$client_address]; see https://reject.example/dnsbl?ip=$client_address&list=bl.list.example

            """,
            "/etc/postfix/retour/reject-footer": """
            if !/reject\\.example/
            /too big/  \\c; see https://reject.example/too-big
            /^5/  \\c; see https://reject.example/unknown?ip=$$client_address
            /again/  \\c; see https://reject.example/too-big.
            endif

            """,
        ]
        let found = PostfixLinks(
            """
            default_rbl_reply = $rbl_code see https://old.example/dnsbl?ip=${client_address}&list=$rbl_domain
            rbl_reply_maps = texthash:$config_directory/retour/rbl-reply
            smtpd_reject_footer_maps = regexp:$config_directory/retour/reject-footer,
              pcre:/etc/postfix/missing, proxy:mysql:/etc/postfix/sql
            body_checks = regexp:/etc/postfix/body

            """, path: "/etc/postfix/main.cf", address: "192.0.2.1", list: "zen.example",
            read: { tables[$0] })
        #expect(
            found.links.map { "\($0.place) \($0.url)" } == [
                "/etc/postfix/main.cf:1:1 https://old.example/dnsbl?ip=192.0.2.1&list=zen.example",
                "/etc/postfix/retour/rbl-reply:2:1 "
                    + "https://reject.example/dnsbl?ip=192.0.2.1&list=bl.list.example",
                "/etc/postfix/retour/reject-footer:2:1 https://reject.example/too-big",
                "/etc/postfix/retour/reject-footer:3:1 "
                    + "https://reject.example/unknown?ip=192.0.2.1",
            ])
        #expect(found.unreadable == ["/etc/postfix/missing"])
    }
}
