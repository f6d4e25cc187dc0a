import Foundation
import SiteContent
import SourceFiles
import TestSupport
import Testing

@testable import Auditing

@Suite("Audits")
struct AuditTests {
    private let facts: SiteFacts

    /// It uses bl.spamcop.net and zen.spamhaus.org; bl.dead.example has ended.
    init() throws {
        let folder = try SiteFolder(MailSite.write)
        for (reason, text) in [
            ("too-big", "size exceeds fixed limit"),
            ("sender-domain", "domain not found"), ("malware", "virus"),
        ] {
            let file = "Content/reasons/\(reason)/replies.yaml"
            try folder.write(
                file,
                """
                phrases:
                  - {text: \(text), weight: 7, example: "550 \(text)"}

                """)
        }
        facts = SiteFacts(try #require(ContentLoader.load(folder.sources).site))
    }

    private func log(_ replies: [String], hasFooters: Bool = false) -> LogAudit {
        var audit = LogAudit(facts, hasFooters: hasFooters)
        for reply in replies {
            audit.add(
                line: "mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: \(reply); "
                    + "from=<a@b> to=<c@d> proto=ESMTP helo=<x>")
        }
        return audit
    }

    private func rows(_ audit: LogAudit) -> [String] {
        audit.rows.map { "\($0.count) \($0.reason) \($0.list) \($0.link) \($0.page ?? "none")" }
    }

    @Test("rejections are counted per reason, list and link, the most frequent first")
    func counts() {
        let listed =
            "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.spamcop.net; "
            + "see https://reject.example/dnsbl?ip=192.0.2.1&list=bl.spamcop.net"
        let size = "552 5.3.4 Message size exceeds fixed limit"
        let audit = log([size, listed, listed], hasFooters: true)
        #expect(
            rows(audit) == [
                "2 dnsbl bl.spamcop.net reply https://reject.example/dnsbl",
                "1 too-big  footer https://reject.example/too-big",
            ])
        #expect(audit.findings == [])
    }

    @Test(
        "problems of a reply are reported with how often they occur",
        arguments: [
            (
                "554 5.7.1 Blocked using x; blocked using bl.dead.example; see "
                    + "https://reject.example/dnsbl",
                "log: error: the blocklist 'bl.dead.example' ended in 2013: querying it rejects "
                    + "legitimate mail; stop querying it (1 rejection)"
            ),
            (
                "554 5.7.1 blocked using secret9.zen.dq.spamhaus.net; see "
                    + "https://reject.example/dnsbl?list=secret9.zen.dq.spamhaus.net",
                "log: error: a reply exposes the secret key for 'zen.spamhaus.org'; use the list's "
                    + "name only (1 rejection)"
            ),
            (
                "554 5.7.1 blocked using bl.spamcop.net; Error: open resolver; see "
                    + "https://reject.example/dnsbl",
                "log: error: an error response of a blocklist rejects mail; query the list with its "
                    + "return codes, as 'retour mail-server' does (1 rejection)"
            ),
            (
                "550 5.7.1 No; see https://reject.example/nothing",
                "log: error: replies link to '/nothing', which is not a page of the site "
                    + "(1 rejection)"
            ),
            (
                "552 5.3.4 Message size exceeds fixed limit",
                "log: warning: rejections for 'too-big' have no link in the log (1 rejection)"
            ),
            (
                "552 5.3.4 Size exceeds fixed limit: https://www.elsewhere.example/",
                "log: warning: rejections for 'too-big' link to another site (1 rejection)"
            ),
            (
                "552 5.3.4 Zu groß; see https://reject.example/too-big",
                "log: error: a reply for 'too-big' contains characters other than US-ASCII "
                    + "(1 rejection)"
            ),
            (
                "552 5.3.4 \(String(repeating: "x", count: 480)) https://reject.example/too-big",
                "log: error: a reply for 'too-big' has more than 512 octets (RFC 5321 §4.5.3.1.5); "
                    + "shorten its text (1 rejection)"
            ),
        ])
    func replies(_ reply: String, _ finding: String) {
        #expect(log([reply]).findings.map(\.description) == [finding])
    }

    @Test(
        "a rejection that several logs report counts once, equal ones of one Postfix log each time")
    func repetitions() {
        let postfix =
            "Nov 25 00:31:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: 552 5.3.4 "
            + "Too big; from=<a@b> to=<c@d> proto=ESMTP helo=<x>"
        let exim = "2026-11-25 00:31:00 H=(x) [192.0.2.1] F=<a@b> rejected RCPT <c@d>: No"
        let undated = String(postfix.dropFirst("Nov 25 00:31:00 ".count))
        var audit = LogAudit(facts, hasFooters: false)
        for (line, log) in [
            (postfix, 0), (postfix, 0), (postfix, 1), (exim, 2), (exim, 2), (exim, 3), (undated, 4),
            (undated, 5),
        ] {
            audit.add(line: line, log: log)
        }
        #expect(audit.count == 5)
        #expect(audit.lineCount == 8)
    }

    @Test("lines without the name of a program do not count, but are noticed")
    func nameless() {
        var audit = LogAudit(facts, hasFooters: false)
        audit.add(line: "NOQUEUE: reject: RCPT from a[192.0.2.1]: 550 5.7.1 No; from=<a@b>")
        #expect(audit.count == 0)
        #expect(audit.namelessCount == 1)
    }

    @Test("a link that is not on the last line is reported")
    func lines() {
        var audit = LogAudit(facts, hasFooters: false)
        audit.add(
            line: "2026-11-25 00:31:00 H=(x) [192.0.2.1] rejected RCPT <c@d>: 552 5.3.4 See "
                + "https://reject.example/too-big\\nGood bye")
        #expect(
            audit.findings.map(\.description) == [
                "log: error: a reply of several lines does not have its link on the last one; move "
                    + "it there (1 rejection)"
            ])
    }

    @Test("an address that looks like a reason does not change the reason")
    func addresses() {
        let audit = log(
            ["450 4.1.8 <virus@country.example>: Sender address rejected: Domain not found"])
        #expect(audit.rows.map(\.reason) == ["sender-domain"])
    }

    @Test(
        "a name that cannot be one of a list or a page is not repeated",
        arguments: [
            (
                "554 5.7.1 blocked using a.b\u{1B}]52;c;eA==\u{7}; https://x.example/",
                "1 dnsbl other other https://reject.example/dnsbl"
            ),
            (
                "554 5.7.1 blocked using \(String(repeating: "a.", count: 127)); https://x.example/",
                "1 dnsbl other: \(String(repeating: "a.", count: 126))a other "
                    + "https://reject.example/dnsbl"
            ),
            (
                "554 5.7.1 blocked using \(String(repeating: "a.", count: 127))a https://x.example/",
                "1 dnsbl other other https://reject.example/dnsbl"
            ),
            ("554 5.7.1 https://reject.example/nöpe", "1 other  reply none"),
        ])
    func names(_ reply: String, _ row: String) {
        let audit = log([reply])
        #expect(rows(audit) == [row])
        #expect(audit.findings.allSatisfy { !$0.description.contains("\u{1B}") })
    }

    @Test("a log with any number of names makes a short table and few problems")
    func bounds() {
        let audit = log(
            (0..<500).flatMap { number in
                [
                    "554 5.7.1 blocked using l\(number).example; https://x.example/",
                    "554 5.7.1 https://reject.example/s\(number)",
                ]
            })
        #expect(audit.count == 1000)
        #expect(audit.rows.count == 202)
        #expect(
            rows(audit).prefix(2) == [
                "400 dnsbl other other https://reject.example/dnsbl", "400 other  reply none",
            ])
        #expect(audit.findings.count == 203)
        #expect(
            audit.findings.map(\.description).filter { $0.contains("other") } == [
                "log: error: replies link to other addresses that are not pages of the site (400 "
                    + "rejections)",
                "log: warning: rejections for 'dnsbl' link to another site (500 rejections)",
                "log: warning: the site has no page for other blocklists that replies name (400 "
                    + "rejections)",
            ])
    }

    @Test("problems of Postfix's parameters are reported with their lines")
    func postfix() {
        let audit = PostfixAudit(
            """
            # comment
            smtpd_recipient_restrictions = permit_mynetworks,
              reject_rbl_client bl.spamcop.net,
              reject_rbl_client secret9.zen.dq.spamhaus.net=127.0.0.2
            postscreen_dnsbl_sites = bl.dead.example=127.0.0.2*2 list.good.example=127.0.0.1*-2
            postscreen_dnsbl_action = enforce
            default_rbl_reply = $rbl_code $rbl_domain blocked by $myhostname
            """, path: "main.cf", facts, read: { _ in nil })
        #expect(
            audit.findings.map(\.description) == [
                "main.cf:4:21: error: replies would expose your secret key for 'zen.spamhaus.org'; "
                    + "set rbl_reply_maps",
                "main.cf:5:26: error: the blocklist 'bl.dead.example' ended in 2013: querying it "
                    + "rejects legitimate mail; stop querying it",
                "main.cf:7:1: error: default_rbl_reply contains '$myhostname', which smtpd does not "
                    + "know: it would exit without a reply to the first listed sender; remove it",
                "main.cf: warning: postscreen_reject_footer_maps is not set: postscreen's "
                    + "rejections have no link",
                "main.cf: warning: smtpd_reject_footer_maps is not set: rejections have no link; "
                    + "see 'retour mail-server postfix'",
                "main.cf:3:21: warning: 'bl.spamcop.net' is queried without return codes: an error "
                    + "response of the list would reject all mail; write "
                    + "'bl.spamcop.net=127.0.0.2'",
                "main.cf:7:1: warning: default_rbl_reply has no link to https://reject.example",
            ])
    }

    @Test(
        "an allowlist must not let everyone pass when it declines a query",
        arguments: [
            ("list.good.example=127.0.[2..20].[0..3]", true), ("list.good.example", true),
            ("list.good.example=127.0.[2..9].[1..3]", false), ("list.other.example", false),
        ])
    func allowlist(_ entry: String, isReported: Bool) throws {
        let folder = try SiteFolder { folder in
            try MailSite.write(to: folder)
            let good = """
                name: Good
                operator: Good
                website: https://good.example/
                kind: allowlist
                zones: [list.good.example]
                codes: {"127.0.[2..9].[0..3]": trust-high}
                not-listings: {"127.0.10.[0..3]": too-many-queries}
                removal: {}
                checked: 2026-11-26
                confidence: high

                """
            try Data(good.utf8).write(to: folder.appending(path: "Content/blocklists/good.yaml"))
        }
        let site = try #require(ContentLoader.load(folder.sources).site)
        let audit = PostfixAudit(
            """
            smtpd_reject_footer_maps = pcre:/etc/postfix/footer
            smtpd_client_restrictions = permit_dnswl_client \(entry),
              permit

            """, path: "main.cf", SiteFacts(site), read: { _ in nil })
        let warning =
            "main.cf:2:49: warning: 'permit_dnswl_client \(entry)' accepts '127.0.10.[0..3]', with "
            + "which 'list.good.example' declines queries over its limit: everyone would then "
            + "pass; leave it out, as in 'list.good.example=127.0.[2..9].[0..3]'"
        #expect(audit.findings.map(\.description) == (isReported ? [warning] : []))
    }

    @Test("problems of Exim's statements are reported with their lines")
    func exim() {
        let audit = EximAudit(
            """
            acl_check_rcpt:
              deny dnslists = bl.spamcop.net : bl.other.example=127.0.0.2
                   message = See https://reject.example/dnsbl\\nGood bye
              deny dnslists = secret9.zen.dq.spamhaus.net=127.0.0.2
                   message = $dnslist_domain: https://reject.example/dnsbl
            """, path: "exim.conf", facts)
        #expect(
            audit.findings.map(\.description) == [
                "exim.conf:3:8: error: the message does not have its link on the last line; move it "
                    + "there",
                "exim.conf:5:8: error: $dnslist_domain exposes your secret key to senders; write "
                    + "the list's name instead",
                "exim.conf:2:19: warning: 'bl.spamcop.net' is queried without return codes: an error "
                    + "response of the list would reject all mail; write 'bl.spamcop.net=127.0.0.2'",
                "exim.conf:2:36: warning: the site has no page for the blocklist "
                    + "'bl.other.example'; add it to Content/blocklists, or stop querying it",
            ])
    }

    @Test("a wrong name of a list is an error")
    func aliases() throws {
        let folder = try SiteFolder(MailSite.write)
        try folder.edit(
            "Content/blocklists/spamcop.yaml", "kind: address",
            "kind: address\naliases: [rbl.spamcop.net]")
        let facts = SiteFacts(try #require(ContentLoader.load(folder.sources).site))
        let findings = facts.findings(querying: "rbl.spamcop.net", at: "main.cf")
        #expect(
            findings.map(\.description) == [
                "main.cf: error: 'rbl.spamcop.net' is not a zone of 'spamcop'; query "
                    + "'bl.spamcop.net' instead"
            ])
    }
}
