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
