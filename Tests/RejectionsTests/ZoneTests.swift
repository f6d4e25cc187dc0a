import Rejections
import Testing

@Suite struct ZoneTests {
    private static let longLabel = String(repeating: "a", count: 63)
    /// 253 octets: three labels of 63, one of 61, three dots.
    private static let longest =
        [longLabel, longLabel, longLabel, String(repeating: "b", count: 61)].joined(separator: ".")

    @Test(
        "a zone is a host name in lower case",
        arguments: [
            ("bl.spamcop.net", "bl.spamcop.net"), ("BL.SpamCop.NET", "bl.spamcop.net"),
            ("a.b", "a.b"), ("dnsbl-1.uceprotect.net", "dnsbl-1.uceprotect.net"),
            ("0spam.fusionzero.com", "0spam.fusionzero.com"), ("a--b.c1", "a--b.c1"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
            ("\(longLabel).net", "\(longLabel).net"), (longest, longest),
        ])
    func valid(text: String, name: String) throws {
        let zone = try #require(Zone(text))
        #expect(zone.description == name)
        #expect(zone.description == name)
        #expect(Zone(name) == zone)
    }

    @Test(
        "rejects anything but a host name of at least two labels",
        arguments: [
            "", ".", "..", "net", "net.", ".net", "a..b", "bl.spamcop.net.", ".bl.spamcop.net",
            "-a.b", "a-.b", "a.-b", "a.b-", "-.b", "a_b.c", "_dmarc.example", "*.example", "a b.c",
            " a.b", "a.b ", "a.b\n", "a.b\r\n", "a.b\0", "a\0.b", "a.b/c", "a.b:53", "a@b.c",
            "a.b%00",
            "http://a.b", "<b>.c", "\"a.b\"", "a,b.c", "bücher.example", "ｂｌ.spamcop.net",
            "bl。spamcop。net",
            "bl.spаmcop.net", "bl.spamcop.ne\u{301}t", "\u{212A}.example", "bl\u{200B}.spamcop.net",
            "\u{202E}bl.spamcop.net", "a\u{AD}.b", "\(longLabel)a.net", longest + "a",
            longest + ".c",
        ])
    func invalid(text: String) {
        #expect(Zone(text) == nil)
    }

    @Test(
        "rejects an address in dotted decimal (RFC 1123 §2.1)",
        arguments: ["192.0.2.1", "127.0.0.2", "1.2"])
    func dottedDecimal(text: String) {
        #expect(Zone(text) == nil)
    }

    @Test func `zones are ordered by name, without case`() {
        let zones = ["b.example", "A.example", "a.net", "Z.a"].compactMap { Zone($0) }
        #expect(zones.sorted().map(\.description) == ["a.example", "a.net", "b.example", "z.a"])
    }
}
