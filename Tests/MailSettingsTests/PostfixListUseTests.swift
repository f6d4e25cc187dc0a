import Testing

@testable import MailSettings

@Suite("DNS lists that Postfix queries")
struct PostfixListUseTests {
    private func uses(
        _ main: String, master: String? = nil, _ files: [String: String] = [:]
    ) -> [String] {
        PostfixConfiguration(
            ConfigurationText(main, path: "main.cf"),
            master: master.map { ConfigurationText($0, path: "master.cf") },
            read: { path in files[path].map { ConfigurationText($0, path: path) } }
        ).listUses.map { "\($0.place) \($0.entry) \($0.effect)" }
    }

    @Test("what a listing does depends on what is around the restriction")
    func effects() {
        let main = """
            smtpd_client_restrictions = permit_mynetworks
              permit_dnswl_client good.example=127.0.0.[2..3],
              warn_if_reject reject_rbl_client warn.example,
              Reject_RBL_client one.example=127.0.0.2
              # reject_rbl_client comment.example
              permit
              reject_rbl_client late.example
            smtpd_sender_restrictions = defer_if_reject, reject_rhsbl_sender $zone=127.0.1.2
            zone = two.example
            """
        #expect(
            uses(main) == [
                "main.cf:2:23 good.example=127.0.0.[2..3] permits",
                "main.cf:3:36 warn.example warns", "main.cf:4:21 one.example=127.0.0.2 rejects",
                "main.cf:7:21 late.example nothing(MailSettings.PostfixListUse.Obstacle"
                    + ".unreachable(after: \"permit\", Optional(main.cf:6:3)))",
                "main.cf:8:66 two.example=127.0.1.2 defers",
            ])
    }

    @Test("soft_bounce and a temporary reply code make rejections temporary")
    func softBounce() {
        let list = "smtpd_helo_restrictions = reject_rhsbl_helo a.example\n"
        #expect(uses(list + "soft_bounce = yes") == ["main.cf:1:45 a.example defers"])
        #expect(uses(list + "maps_rbl_reject_code = 450") == ["main.cf:1:45 a.example defers"])
    }

    @Test("reject_maps_rbl queries the lists of maps_rbl_domains")
    func mapsRBL() {
        #expect(
            uses(
                "maps_rbl_domains = a.example, b.example\nsmtpd_client_restrictions = reject_maps_rbl"
            )
                == ["main.cf:1:20 a.example rejects", "main.cf:1:31 b.example rejects"])
        #expect(uses("maps_rbl_domains = a.example") == [])
    }

    @Test("classes are followed once, from the lists and from the results of access tables")
    func classes() {
        let main = """
            smtpd_restriction_classes = strict, loose, again
            strict = reject_rbl_client strict.example, again
            loose = reject_rbl_client loose.example
            again = strict, reject_rbl_client again.example
            smtpd_recipient_restrictions = permit_mynetworks, warn_if_reject strict,
              check_recipient_access texthash:/etc/postfix/recipients
              check_client_access inline:{ { .example = reject_rbl_client inline.example } }
            """
        let table = "a@example.org  loose\nb@example.org REJECT\nc@example.org  loose, permit\n"
        #expect(
            uses(main, ["/etc/postfix/recipients": table]) == [
                "main.cf:2:28 strict.example warns",
                "main.cf:4:35 again.example warns",
                "main.cf:3:27 loose.example rejects",
                "main.cf:7:63 inline.example rejects",
            ])
    }

    @Test("postscreen counts weights up to its threshold")
    func postscreen() {
        let sites = "postscreen_dnsbl_sites = a.example=127.0.0.[2..11]*3 b.example, c.example*-2\n"
        let action = "postscreen_dnsbl_action = enforce\npostscreen_dnsbl_threshold = 3\n"
        #expect(
            uses(sites + action) == [
                "main.cf:1:26 a.example=127.0.0.[2..11] scores(weight: 3, threshold: 3)",
                "main.cf:1:54 b.example scores(weight: 1, threshold: 3)",
                "main.cf:1:65 c.example scores(weight: -2, threshold: 3)",
            ])
        let ignored = "main.cf:1:26 a.example nothing(MailSettings.PostfixListUse.Obstacle.ignored)"
        #expect(uses("postscreen_dnsbl_sites = a.example") == [ignored])
        let notRun = "main.cf:1:26 a.example nothing(MailSettings.PostfixListUse.Obstacle.notRun)"
        #expect(
            uses(
                "postscreen_dnsbl_sites = a.example\n" + action,
                master: "smtp inet n - y - - smtpd\n") == [notRun])
    }

    @Test("options of master.cf override main.cf for their service")
    func services() {
        let main = """
            mua_client_restrictions = reject_rbl_client mua.example, permit
            smtpd_client_restrictions = reject_rbl_client a.example
            """
        let master = """
            smtp       inet  n  -  y  -  -  smtpd
            submission inet  n  -  y  -  -  smtpd
              -o syslog_name=postfix/submission
              # -o smtpd_client_restrictions=
              -o smtpd_client_restrictions=$mua_client_restrictions
              -o { smtpd_sender_restrictions = reject_rhsbl_sender b.example, permit }
            """
        #expect(
            uses(main, master: master) == [
                "main.cf:2:47 a.example rejects", "main.cf:1:45 mua.example rejects",
                "master.cf:6:56 b.example rejects",
            ])
    }
}
