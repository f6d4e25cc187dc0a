import Links
import Testing

@testable import Rejections

@Suite("Legacy links")
struct LegacyLinksTests {
    private func target(
        _ path: String, _ query: String,
        reasons: [String] = ["spf", "dnsbl", "no-reverse-dns", "unknown"]
    ) throws -> String? {
        let list = try #require(ListName("bl.spamcop.net"))
        let reasons = try reasons.map { try #require(Slug($0)) }
        let target = LegacyLinks(reasons: reasons).target(
            path: RequestPath(utf8: path.utf8), query: query.utf8,
            catalogue: ZoneCatalogue(names: [list]))
        return target.map { "\($0.reason)?\($0.query.formatted)" }
    }

    @Test(
        "a link of OpenSPF redirects to the SPF page, without a mail address",
        arguments: [
            ("/Why", "s=mfrom;id=user%40sender.example;ip=192.0.2.1;r=mx.example.org"),
            ("/Why", "s=mfrom&id=user@sender.example&ip=192.0.2.1&r=mx.example.org"),
            ("/why.html", "sender=user%40sender.example&ip=192.0.2.1&receiver=mx"),
            ("/Why/", "ip=192.0.2.1)."),
        ])
    func openSPF(_ path: String, _ query: String) throws {
        #expect(try target(path, query) == "spf?ip=192.0.2.1")
    }

    @Test("a path of address and list redirects to the list's page")
    func rbl() throws {
        #expect(
            try target("/rbl/192.0.2.1/bl.spamcop.net", "")
                == "dnsbl?ip=192.0.2.1&list=bl.spamcop.net")
        #expect(
            try target("/RBL/2001:DB8::1/BL.spamcop.net/).", "")
                == "dnsbl?ip=2001:db8::1&list=bl.spamcop.net")
        #expect(try target("/rbl/192.0.2.1", "") == "dnsbl?ip=192.0.2.1")
        #expect(try target("/rbl/<b>/call.example", "") == "dnsbl?")
        #expect(try target("/rbl/<b>/x", "ip=192.0.2.1") == "dnsbl?ip=192.0.2.1")
        #expect(try target("/rbl/192.0.2.1", "ip=192.0.2.2") == "dnsbl?ip=192.0.2.1")
    }

    @Test(
        "code, kind, and value redirect to the page of the code",
        arguments: [
            ("c=rdns&i=ip&v=192.0.2.1&r=abc", "no-reverse-dns?ip=192.0.2.1"),
            ("c=RBL&i=list&v=bl.spamcop.net", "dnsbl?list=bl.spamcop.net"),
            ("c=spf&i=ip&v=2001:db8::1", "spf?ip=2001:db8::1"),
            ("c=5.7.1&i=ip&v=192.0.2.1", "unknown?ip=192.0.2.1&code=5.7.1"),
            ("c=hm&i=sender&v=user@sender.example", "unknown?"),
        ])
    func coded(_ query: String, _ expected: String) throws {
        #expect(try target("/", query) == expected)
        #expect(try target("/case", query) == expected)
        #expect(try target("/dnsbl", query) == nil)
    }

    @Test("any other link is not a legacy link")
    func others() throws {
        for (path, query) in [
            ("/", ""), ("/", "ip=192.0.2.1"), ("/", "c=rdns&i=ip"), ("/nothing", "ip=192.0.2.1"),
            ("/rbl", ""), ("/rbl/a/b/c", ""), ("/why/not", ""),
        ] {
            #expect(try target(path, query) == nil, "\(path)?\(query)")
        }
    }

    @Test("it redirects to reasons that the site has, and never from the site's own paths")
    func reasons() throws {
        #expect(try target("/why", "", reasons: ["dnsbl"]) == nil)
        #expect(try target("/rbl/192.0.2.1", "", reasons: ["spf"]) == nil)
        #expect(try target("/", "c=x&i=ip&v=192.0.2.1", reasons: ["spf"]) == nil)
        #expect(try target("/", "c=rdns&i=ip&v=::1", reasons: ["unknown"]) == "unknown?ip=::1")
        #expect(try target("/why.html", "", reasons: ["spf", "why"]) == nil)
        #expect(try target("/rbl/192.0.2.1", "", reasons: ["dnsbl", "rbl"]) == nil)
        #expect(try target("/case", "c=spf&i=ip&v=::1", reasons: ["spf", "case"]) == nil)
        #expect(try target("/", "c=spf&i=ip&v=::1", reasons: ["spf", "case"]) == "spf?ip=::1")
    }
}
