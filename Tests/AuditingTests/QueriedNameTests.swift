import Testing

@testable import Auditing

@Suite("Blocklists of a Postfix configuration")
struct QueriedNameTests {
    @Test("clients, domains, and sites of postscreen are found, and allowlists are not")
    func names() {
        let main = """
            # reject_rbl_client comment.example
            smtpd_recipient_restrictions = permit_mynetworks,
              # reject_rbl_client inner.example
              reject_rbl_client zen.spamhaus.org=127.0.0.[2..11],
              reject_rhsbl_sender dbl.spamhaus.org
              permit_dnswl_client list.dnswl.org
            postscreen_dnsbl_sites = zen.spamhaus.org=127.0.0.[2..11]*3
              b.barracudacentral.org*2, wl.mailspike.net=127.0.0.[18;19;20]*-2, *
            """
        #expect(
            QueriedName.all(inPostfix: main).map { "\($0.name) \($0.answers ?? "any") \($0.line)" }
                == [
                    "zen.spamhaus.org 127.0.0.[2..11] 2", "dbl.spamhaus.org any 2",
                    "zen.spamhaus.org 127.0.0.[2..11] 7", "b.barracudacentral.org any 7",
                ])
    }

    @Test("the last value of a parameter counts")
    func value() {
        let main = "mydomain = a.example\nmydomain = b.example\nmyorigin =\n"
        #expect(QueriedName.value("mydomain", inPostfix: main) == "b.example")
        #expect(QueriedName.value("myorigin", inPostfix: main) == nil)
    }
}
