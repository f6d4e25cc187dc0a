import Testing

@testable import Auditing

@Suite("Logged rejections")
struct LoggedRejectionTests {
    @Test(
        "the reply is the text between the address and the envelope",
        arguments: [
            (
                "mx postfix/smtpd[98]: NOQUEUE: reject: RCPT from unknown[2001:db8::66]: 554 5.7.1 "
                    + "Service unavailable; see https://reject.example/dnsbl?ip=2001:db8::66; "
                    + "from=<a@sender.example> to=<info@example.org> proto=ESMTP helo=<x>",
                "554 5.7.1 Service unavailable; see https://reject.example/dnsbl?ip=2001:db8::66"
            ),
            (
                "mx postfix/postscreen[99]: NOQUEUE: reject: RCPT from [2001:db8::66]:49627: 550 "
                    + "5.7.1 Service unavailable; client [2001:db8::66] blocked using "
                    + "bl.list.example; from=<a@b>, to=<c@d>, proto=ESMTP, helo=<x>",
                "550 5.7.1 Service unavailable; client [2001:db8::66] blocked using "
                    + "bl.list.example"
            ),
            (
                "mx postfix/cleanup[1]: A1: milter-reject: END-OF-MESSAGE from a[192.0.2.1]: 5.7.1 "
                    + "Spam message rejected; from=<a@b> to=<c@d> proto=ESMTP helo=<x>",
                "5.7.1 Spam message rejected"
            ),
            (
                "mx postfix/cleanup[1]: A1: reject: header Content-Type: a; name=\"x.exe\" from "
                    + "a[192.0.2.1]; from=<a@b> to=<c@d> proto=ESMTP helo=<x>: 5.7.1 Forbidden",
                "5.7.1 Forbidden"
            ),
            (
                "2026-11-25 00:31:00 H=(x) [192.0.2.1] F=<a@b> rejected RCPT <c@d>: 550 5.7.1 "
                    + "Relay not permitted; see https://reject.example/relay-denied?ip=192.0.2.1",
                "550 5.7.1 Relay not permitted; see "
                    + "https://reject.example/relay-denied?ip=192.0.2.1"
            ),
            (
                "2026-11-25 00:31:00 H=(x) [192.0.2.1] F=<a@b> temporarily rejected RCPT <c@d>: "
                    + "451 4.7.1 Greylisted for now",
                "451 4.7.1 Greylisted for now"
            ),
        ])
    func reply(_ line: String, _ reply: String) {
        #expect(LoggedRejection(line: line)?.reply == reply)
    }

    @Test(
        "each form in which a mail server logs a rejection is read",
        arguments: [
            (
                "postfix/postscreen[9]: NOQUEUE: reject: CONNECT from [192.0.2.1]:99: too many connections",
                "421 4.7.0 Error: too many connections"
            ),
            (
                "mx out/smtpd[9]: NOQUEUE: proxy-reject: END-OF-MESSAGE: 554 5.7.0 No; from=<a@b> to=<c@d> proto=ESMTP helo=<x>",
                "554 5.7.0 No"
            ),
            (
                "mx a/b/smtpd[9]: 44Abc: reject: BDAT from a[192.0.2.1]: 550 5.5.3 No; from=<a@b> to=<c@d> proto=ESMTP helo=<x>",
                "550 5.5.3 No"
            ),
            (
                "mx postfix/cleanup[9]: A1: reject: body x from local; from=<a@b>: 5.7.1 Spam: no",
                "5.7.1 Spam: no"
            ),
            (
                "2026-11-25 00:31:00 H=(x) [192.0.2.1] F=<a@b> rejected RCPT <c@d>",
                "550 Administrative prohibition"
            ),
            (
                "2026-11-25 00:31:00 [7] H=([192.0.2.1]) [192.0.2.1]:99 I=[192.0.2.9]:25 F=a@b rejected RCPT c@d: found in bl.list.example",
                "550 found in bl.list.example"
            ),
            (
                "2026-11-25 00:31:00 H=postfix.example (x y) [192.0.2.1] X=TLS1.3:A:256 CV=no SNI=\"m\" A=plain:u F=<a@b> rejected RCPT <\"x: y\"@d>: Unknown user",
                "550 Unknown user"
            ),
            (
                "2026-11-25 00:31:00 1tolCy-00000000Abc-1DeF H=x [192.0.2.1] F=<a@b> rejected after DATA: one\\ntwo \\303\\244",
                "550 one\ntwo ä"
            ),
            (
                "2026-11-25 00:31:00 1tolCy-000abc-1D U=u F=<a@b> temporarily rejected by local_scan()",
                "451 Temporary local problem - please try later"
            ),
            (
                "2026-11-25 00:31:00 H=[192.0.2.1] dropped by 'connect' ACL: Country is banned",
                "550 Country is banned"
            ),
            (
                "2026-11-25 00:31:00 rejected EHLO from x (y) [192.0.2.1]:99: syntactically invalid argument(s): _",
                "550 syntactically invalid argument(s): _"
            ),
            (
                "2026-11-25 00:31:00 rejected from <a@b> H=x [192.0.2.1]: message too big: read=7 max=5",
                "550 message too big: read=7 max=5"
            ),
            (
                "2026-11-25 00:31:00 SMTP protocol synchronization error (next input sent too soon: pipelining was not advertised): rejected \"x\" H=(y) [192.0.2.1]",
                "554 SMTP synchronization error"
            ),
            (
                "2026-11-25 00:31:00 SMTP call from [192.0.2.1]:99 dropped: too many unrecognized commands (last was \"x\")",
                "500 too many unrecognized commands"
            ),
            (
                "2026-11-25 00:31:00 Connection from [192.0.2.1]:99 refused: too many connections",
                "421 Too many concurrent SMTP connections; please try again later"
            ),
            (
                "Nov 25 00:31:00 mx sm-mta[9]: 5BR: ruleset=check_rcpt, arg1=<c@d>, relay=x [192.0.2.1], reject=550 5.7.1 <c@d>... Relaying denied",
                "550 5.7.1 <c@d>... Relaying denied"
            ),
            (
                "Nov 25 00:31:00 mx smtpd[9]: 5f6 smtp failed-command command=\"RCPT TO:<c@d>\" result=\"550 Invalid recipient\"",
                "550 Invalid recipient"
            ),
            (
                "[INFO] [A-B.1] [core] hook=rcpt plugin=x function=y params=\"<c@d>\" retval=DENYSOFT msg=\"Not now\"",
                "450 Not now"
            ),
        ])
    func form(_ line: String, _ reply: String) {
        #expect(LoggedRejection(line: line)?.reply == reply)
    }

    @Test(
        "a line is read through everything that systems, containers, and collectors wrap around it",
        arguments: [
            "Nov 25 00:31:00 mx MAIL", "Nov  5 00:31:00.123456 10.0.0.1 MAIL",
            "2026-11-25T00:31:00.123456+00:00 mx MAIL", "Tue 2026-11-25 00:31:00 CET mx MAIL",
            "1764000000.123456 mx MAIL", "[ 123.456789] mx MAIL", "Dez 05 00:31:00 mx MAIL",
            "Nov 25 00:31:00 <mail.info> mx MAIL", "Nov 25 00:31:00 mx mail.info MAIL",
            "mailserver-1  | Nov 25 00:31:00 mx MAIL", "[pod/mail/postfix] Nov 25 00:31:00 mx MAIL",
            "2026-11-25T00:31:00.1Z stdout F Nov 25 00:31:00 mx MAIL",
            "Nov 25 00:31:00 mx 3f2a[9]: Nov 25 00:31:00 mail MAIL",
            "<22>Nov 25 00:31:00 mx MAIL", "\0\0\0Nov 25 00:31:00 mx MAIL\r",
            "{\"log\":\"Nov 25 00:31:00 mx MAIL\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-25T00:31:00Z\"}",
        ])
    func wrapper(_ form: String) {
        let line = form.replacing(
            "MAIL",
            with:
                "mx1/smtpd[99]: NOQUEUE: reject: RCPT from a[192.0.2.1]: 550 5.7.1 No; from=<a@b> to=<c@d>"
        )
        let found = LoggedRejection(line: line)
        #expect(found == LoggedRejection(.postfix, reply: "550 5.7.1 No"))
    }

    @Test(
        "RFC 5424 and the journal's JSON name the program in a field",
        arguments: [
            "<22>1 2026-11-25T00:31:00Z mx postfix/smtpd 99 - - MAIL",
            "<22>1 2026-11-25T00:31:00Z mx postfix/smtpd 99 - [a@1 b=\"c \\] d\"][e@2 f=\"g\"] \u{FEFF}MAIL",
            "{\"__REALTIME_TIMESTAMP\":\"1764000000123456\",\"SYSLOG_IDENTIFIER\":\"postfix/smtpd\",\"MESSAGE\":\"MAIL\"}",
            "data: {\"SYSLOG_IDENTIFIER\":\"postfix/smtpd\",\"MESSAGE\":\"MAIL\"}",
        ])
    func fields(_ form: String) {
        let line = form.replacing(
            "MAIL", with: "NOQUEUE: reject: RCPT from a[192.0.2.1]: 550 5.7.1 No; from=<a@b>")
        #expect(LoggedRejection(line: line)?.reply == "550 5.7.1 No")
    }

    @Test(
        "what other programs and other servers report is not a rejection of ours",
        arguments: [
            "Nov 25 00:31:00 mx policyd-spf[9]: 550 5.7.23 Message rejected due to: SPF fail",
            "Nov 25 00:31:00 mx rspamd[9]: <a>; task; rspamd_task_write_log: (default: T (reject): [15/15])",
            "Nov 25 00:31:00 mx postfix/smtp[9]: A1: to=<a@b>, status=bounced (host x said: 550 rejected: no)",
            "Nov 25 00:31:00 mx postfix/smtpd[9]: NOQUEUE: reject_warning: RCPT from a[192.0.2.1]: 550 No; from=<a@b>",
            "Nov 25 00:31:00 mx postfix/smtpd[9]: NOQUEUE: filter: RCPT from a[192.0.2.1]: <x>: reject: RCPT; from=<a@b>",
            "Nov 25 00:31:00 mx postfix/postscreen[9]: PREGREET 11 after 0 from [192.0.2.1]:9: EHLO reject: x",
            "NOQUEUE: reject: RCPT from a[192.0.2.1]: 550 5.7.1 No; from=<a@b>",
            "2026-11-25 00:31:00 1tolCy-00000000Abc-1DeF ** c@d R=r T=t H=x [192.0.2.1]: 550 rejected: no",
            "2026-11-25 00:31:00 1tolCy-00000000Abc-1DeF <= a@b H=x [192.0.2.1] T=\"Payment rejected by bank: now\"",
            "2026-11-25 00:31:00 1tolCy-00000000Abc-1DeF H=x [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<c@d>: 450 rejected",
            "2026-11-25 00:31:00 H=x [192.0.2.1] Warning: rejected soon",
            "2026-11-25 00:31:00 no host name found for IP address 192.0.2.1",
        ])
    func foreign(_ line: String) {
        #expect(LoggedRejection(line: line) == nil)
    }

    @Test(
        "a line that only mentions a rejection is not one",
        arguments: [
            "mx postfix/smtpd[98]: warning: reject_rbl_client: no zone",
            "mx postfix/cleanup[1]: A1: message-id=<reject@example.org>",
            "2026-11-25 00:31:00 1abc <= reject@example.org",
        ])
    func others(_ line: String) {
        #expect(LoggedRejection(line: line) == nil)
    }
}
