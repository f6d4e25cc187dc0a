import Links
import Rejections
import Testing

@Suite struct LinkPathTests {
    @Test(
        "a path is decoded once, lowered and freed from slashes and glued marks",
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
    func normalized(path: String, expected: String) {
        #expect(LinkPath.normalized(path.utf8) == Array(expected.utf8))
    }

    @Test func `bytes that are no UTF-8 stay as they are`() {
        #expect(LinkPath.normalized([0x2F, 0xFF, 0x41, 0xC3]) == [0xFF, 0x61, 0xC3])
        #expect(LinkPath.normalized("/%FF%C3".utf8) == [0xFF, 0xC3])
    }

    @Test func `a path of slashes and marks alone is read to its end`() {
        let path = String(repeating: "/).", count: 2_000)
        #expect(LinkPath.normalized(path.utf8).isEmpty)
    }

    @Test(
        "a normalized path without a percent sign is its own normal form",
        arguments: ["/de/dnsbl/bl.spamcop.net/).", "//A//B//", "/%2e%2e/x", "/).a"])
    func stable(path: String) {
        let once = LinkPath.normalized(path.utf8)
        #expect(LinkPath.normalized(once) == once)
    }
}
