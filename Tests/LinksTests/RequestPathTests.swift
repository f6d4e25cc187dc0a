import Links
import Rejections
import Testing

@Suite struct RequestPathTests {
    private func normalized(
        _ path: some Collection<UInt8>, below base: [UInt8] = []
    ) -> [UInt8] {
        Array(RequestPath(utf8: path, below: base).bytes)
    }

    @Test(
        "a path is decoded once, in lower case, without slashes at its ends and trailing punctuation",
        arguments: [
            ("", ""), ("/", ""), ("//", ""), ("/dnsbl", "dnsbl"), ("dnsbl", "dnsbl"),
            ("/de/dnsbl/", "de/dnsbl"), ("//de/dnsbl//", "de/dnsbl"), ("/DE/DnsBL", "de/dnsbl"),
            ("/de/dnsbl/bl.spamcop.net/", "de/dnsbl/bl.spamcop.net"),
            ("/dnsbl)", "dnsbl"), ("/dnsbl].", "dnsbl"), ("/dnsbl>", "dnsbl"),
            ("/dnsbl,;", "dnsbl"),
            ("/dnsbl/).", "dnsbl"), ("/dnsbl./", "dnsbl"), ("/dnsbl/./", "dnsbl"), ("/)/", ""),
            ("/dnsbl%29", "dnsbl"), ("/dnsbl%2E%2F", "dnsbl"), ("%2Fdnsbl", "dnsbl"),
            ("/%64nsbl", "dnsbl"), ("/%44nsbl", "dnsbl"), ("/dn%2Dsbl", "dn-sbl"),
            ("/%2564nsbl", "%64nsbl"), ("/a%", "a%"), ("/a%4", "a%4"), ("/a%zz", "a%zz"),
            ("/a//b", "a//b"), ("/a/../b", "a/../b"), ("/..", ""), ("/../a", "../a"),
            ("/zh-Hant/spf", "zh-hant/spf"), ("/ÄÖ", "ÄÖ"), ("/a b", "a b"), ("/a%20b", "a b"),
            ("/de/dnsbl.json", "de/dnsbl.json"), ("/(dnsbl", "(dnsbl"), ("/a%00b", "a\0b"),
            ("/de%2Fdnsbl", "de/dnsbl"),
        ])
    func normalForm(path: String, expected: String) {
        #expect(normalized(path.utf8) == Array(expected.utf8))
    }

    @Test func `keeps bytes that are not UTF-8`() {
        #expect(normalized([0x2F, 0xFF, 0x41, 0xC3]) == [0xFF, 0x61, 0xC3])
        #expect(normalized("/%FF%C3".utf8) == [0xFF, 0xC3])
    }

    @Test func `a path of slashes and punctuation alone is empty`() {
        let path = String(repeating: "/).", count: 2_000)
        #expect(normalized(path.utf8).isEmpty)
    }

    @Test(
        "a normalized path without a percent sign is its own normal form",
        arguments: ["/de/dnsbl/bl.spamcop.net/).", "//A//B//", "/%2e%2e/x", "/).a"])
    func stable(path: String) {
        let once = normalized(path.utf8)
        #expect(normalized(once) == once)
    }

    @Test(
        "the path of the base URL may precede a path",
        arguments: [
            ("/help", ""), ("/help/", ""), ("/help).", ""), ("/HELP/de/spf/", "de/spf"),
            ("/h%65lp//spf", "spf"), ("//help/spf", "spf"), ("/de/spf", "de/spf"), ("/", ""),
            ("/helpdesk", "helpdesk"), ("/help/help/spf", "help/spf"), ("/hel", "hel"),
        ])
    func base(path: String, expected: String) throws {
        for url in ["https://a.example/help/", "https://a.example/H%65lp"] {
            let base = RequestPath.base(of: try #require(WebURL(url)))
            #expect(normalized(path.utf8, below: base) == Array(expected.utf8))
        }
    }

    @Test func `components are what is between slashes`() {
        let components = RequestPath(utf8: "/a//b/".utf8).components
        #expect(components.map { String(decoding: $0, as: UTF8.self) } == ["a", "", "b"])
    }
}
