import Links
import Rejections
import Testing

@Suite struct LinkQueryTests {
    /// What is known after `query`, as `ip=… code=… list=…`.
    private func known(_ query: String) throws -> String {
        let values = try Self.parsed(Array(query.utf8))
        return [
            values[.ip].map { "ip=\($0)" }, values[.code].map { "code=\($0)" },
            values.list.map { "list=\($0)" },
        ].compactMap(\.self).joined(separator: " ")
    }

    private static func parsed(_ query: [UInt8]) throws -> LinkQuery {
        let spamcop = try #require(Zone("bl.spamcop.net"))
        let zen = try #require(Zone("zen.spamhaus.org"))
        let keyed = try #require(Zone("zen.dq.spamhaus.net"))
        let catalogue = ZoneCatalogue(
            names: [.zone(spamcop), .zone(zen)], others: [keyed: .zone(zen)])
        return LinkQuery(utf8: query, catalogue: catalogue)
    }

    @Test(
        "the parameters of a link are read in any order and number",
        arguments: [
            ("", ""), ("ip=192.0.2.1", "ip=192.0.2.1"), ("code=5.7.1", "code=5.7.1"),
            ("list=bl.spamcop.net", "list=bl.spamcop.net"),
            ("ip=192.0.2.1&list=bl.spamcop.net", "ip=192.0.2.1 list=bl.spamcop.net"),
            ("list=bl.spamcop.net&code=4.7.1&ip=::1", "ip=::1 code=4.7.1 list=bl.spamcop.net"),
            ("ip=2001:db8:0:0::1", "ip=2001:db8::1"),
            ("list=k3y.zen.dq.spamhaus.net", "list=zen.spamhaus.org"),
        ])
    func read(query: String, expected: String) throws {
        #expect(try known(query) == expected)
    }

    @Test(
        "an ampersand, a semicolon and &amp; separate, however many stand in a row",
        arguments: [
            "ip=::1&code=5.7.1", "ip=::1;code=5.7.1", "ip=::1&amp;code=5.7.1", "&ip=::1&code=5.7.1",
            "ip=::1&&code=5.7.1&", ";;ip=::1;;code=5.7.1;", "ip=::1&AMP;code=5.7.1",
            "ip=::1&amp;amp;code=5.7.1", "ip=::1&#38;code=5.7.1", "amp;ip=::1&amp;code=5.7.1",
            "ip=::1&x&code=5.7.1", "ip=::1&=&code=5.7.1",
        ])
    func separators(query: String) throws {
        #expect(try known(query) == "ip=::1 code=5.7.1")
    }

    @Test(
        "names and values are compared without case and percent-decoded",
        arguments: [
            ("IP=2001:DB8::A", "ip=2001:db8::a"), ("Ip=::1", "ip=::1"),
            ("CODE=5.7.1", "code=5.7.1"),
            ("LIST=BL.SPAMCOP.NET", "list=bl.spamcop.net"),
            ("ip=2001%3Adb8%3a%3A1", "ip=2001:db8::1"),
            ("%69%70=192.0.2.1", "ip=192.0.2.1"), ("%49P=192.0.2.1", "ip=192.0.2.1"),
            ("ip=%31%39%32.0.2.1", "ip=192.0.2.1"),
            ("list=bl%2Espamcop%2enet", "list=bl.spamcop.net"),
            ("list=%42L.spamcop.net", "list=bl.spamcop.net"), ("code=5%2E7%2E1", "code=5.7.1"),
            ("ip=192.0.2.%2531", "ip=192.0.2.1"), ("ip=2001%253Adb8%25253A:1", "ip=2001:db8::1"),
            ("%2569p=192.0.2.1", "ip=192.0.2.1"), ("ip%3D192.0.2.1", "ip=192.0.2.1"),
            ("ip=192.0.2.1%26code=5.7.1", "ip=192.0.2.1 code=5.7.1"),
            ("ip=192.0.2.1%253Bcode%3d5.7.1", "ip=192.0.2.1 code=5.7.1"),
            ("list=bl%252Espamcop.net", "list=bl.spamcop.net"),
            ("?ip=192.0.2.1%3Fcode=5.7.1", "ip=192.0.2.1 code=5.7.1"),
        ])
    func decoded(query: String, expected: String) throws {
        #expect(try known(query) == expected)
    }

    @Test(
        "what was encoded badly is not decoded",
        arguments: [
            "ip=192.0.2.%3",
            "ip=192.0.2.%", "ip=192.0.2.%3g", "ip=192.0.2.%g1", "ip=192.0.2.1%", "ip=%",
            "ip=192.0.2.%u0031", "ip=192.0.2.%+1", "ip=192.0.2.%25zz1",
        ])
    func notDecoded(query: String) throws {
        #expect(try known(query) == "")
    }

    @Test(
        "what mail programs glue to the end of a link is dropped, percent-encoded or not",
        arguments: [
            ")", "]", ">", ".", ",", ";", ").", ">.", ")]>.,;", "...", "%29", "%5D", "%5d", "%3E",
            "%2E",
            "%2C", "%3B", "%29%2E", ")%2E", "%3E.", ".&x=y", ")&code=", ",;",
            "\"", "'", "!", "*", "**", "__;!!a!b$", "`", "/", "\u{201D}", "%E2%80%99", "%C2%BB.",
            "\u{2026}", "=", "=\r\n", "=20", "=0D=0A", "=E2=80=9D", " ", "+", "%0D%0A", "%C2%A0",
            "%2529", "%25E2%2580%259D", "\u{3002}",
        ])
    func trailing(glued: String) throws {
        #expect(try known("ip=192.0.2.1" + glued) == "ip=192.0.2.1")
        #expect(try known("ip=2001:db8::1" + glued) == "ip=2001:db8::1")
        #expect(try known("code=5.7.1" + glued) == "code=5.7.1")
        #expect(try known("list=bl.spamcop.net" + glued) == "list=bl.spamcop.net")
        #expect(
            try known("list=bl.spamcop.net" + glued + "&ip=::1") == "ip=::1 list=bl.spamcop.net")
    }

    @Test(
        "what quoted-printable leaves of `=` and of its line breaks is dropped",
        arguments: [
            ("ip=3D192.0.2.1", "ip=192.0.2.1"), ("ip=3d3D2001:db8::1", "ip=2001:db8::1"),
            ("ip=3d00::1", "ip=3d00::1"), ("ip=3D3D3D3D192.0.2.1", ""),
            ("ip==3D%20192.0.2.1", "ip=192.0.2.1"),
            ("list=3Dbl.spamcop.net", "list=bl.spamcop.net"),
            ("ip=192.0.=\r\n2.1", "ip=192.0.2.1"), ("ip=192.0.2=%0D%0A.1", "ip=192.0.2.1"),
            ("ip=192.=0.2.1&code=5.=7.1", "ip=192.0.2.1 code=5.7.1"),
            // Not the rest of an encoded character.
            ("ip=192.0.2.1=20", "ip=192.0.2.1"), ("ip=192.0.2.=12", ""),
            ("ip=192.0.2.=%0D%0A12", "ip=192.0.2.12"),
            ("ip=192.0.2.1%26code=5.7.1", "ip=192.0.2.1 code=5.7.1"),
        ])
    func quotedPrintable(query: String, expected: String) throws {
        #expect(try known(query) == expected)
    }

    @Test(
        "an address may be written as in SMTP, in SPF, or with a port",
        arguments: [
            ("[192.0.2.1]", "192.0.2.1"), ("<192.0.2.1>", "192.0.2.1"), ("(::1)", "::1"),
            ("IPv6:2001:db8::1", "2001:db8::1"), ("[IPv6:2001:db8::1]", "2001:db8::1"),
            ("ip4:192.0.2.1", "192.0.2.1"), ("192.0.2.1:25", "192.0.2.1"),
            ("[192.0.2.1]:51234).", "192.0.2.1"), ("[2001:db8::1]:25", "2001:db8::1"),
            ("2001:db8::1:25", "2001:db8::1:25"), ("\u{201C}192.0.2.1\u{201D}", "192.0.2.1"),
            ("2001:db8::", "2001:db8::"), ("2001:db8::1:", "2001:db8::1"),
        ])
    func addresses(written: String, expected: String) throws {
        #expect(try known("ip=\(written)") == "ip=\(expected)")
    }

    @Test(
        "of several values the first valid one counts",
        arguments: [
            ("ip=192.0.2.1&ip=192.0.2.2", "ip=192.0.2.1"), ("ip=&ip=192.0.2.2", "ip=192.0.2.2"),
            ("ip=x&ip=192.0.2.2&ip=y", "ip=192.0.2.2"), ("IP=x&ip=::1&Ip=::2", "ip=::1"),
            ("list=example.com&list=bl.spamcop.net", "list=bl.spamcop.net"),
            ("code=9.9.9;code=5.7.1;code=4.7.1", "code=5.7.1"),
        ])
    func several(query: String, expected: String) throws {
        #expect(try known(query) == expected)
    }

    @Test(
        "an unknown or malformed pair is as if it were not there",
        arguments: [
            "ip", "=", "==", "ip=", "=192.0.2.1", "ip:192.0.2.1", "ip=192.0.2.1=1",
            "ipp=192.0.2.1", "i=192.0.2.1", "-ip=192.0.2.1", "i p=192.0.2.1", "ip[]=192.0.2.1",
            "ip[0]=192.0.2.1", "ip%00=192.0.2.1", "zone=bl.spamcop.net", "host=example.com",
            "ip=5.7.1", "code=192.0.2.1", "list=192.0.2.1", "amp;", "&", ";", "#ip=192.0.2.1",
            "ıp=192.0.2.1", "іp=192.0.2.1", "ｉｐ=192.0.2.1", "ip\u{301}=192.0.2.1",
            "liſt=bl.spamcop.net",
            "ip=192.0.2 .1", "ip=-192.0.2.1", "ip=192.0.2.1-", "ip=1:2:3:4:5:6:7:8:25",
        ])
    func ignored(query: String) throws {
        #expect(try known(query) == "")
        #expect(try known(query + "&x=1&code=5.7.1") == "code=5.7.1")
    }

    private static let hostileValues = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x",
        "javascript:alert(1)", "192.0.2.1\"x", "192.0.2.1'x", "192.0.2.1<b", "192.0.2.1\r\nX: y",
        "192.0.2.1\nx", "192.0.2.1\0", "\0192.0.2.1",
        "\u{202E}192.0.2.1", "192.0.2.1\u{202C}", "\u{FEFF}192.0.2.1",
        "１９２.0.2.1",
        "192。0。2。1", "192.0.2.1\u{301}", "::1%eth0", "::1/64", "[::1]:x",
        "bl.spamcop.net\r\nSet-Cookie: a",
        "bl.spаmcop.net", "bl.ѕpamcop.net", "ｂl.spamcop.net", "bl.spamcop.net\0.example",
        "bl\u{AD}.spamcop.net",
        "bl.spamcop.net\u{2028}", "call-0900-123.example", "bl.spamcop.net.call-0900-123.example",
        "//evil.example", "../../etc/passwd", "${jndi:ldap://x}", "{{ip}}",
        "<!--#echo var=\"x\" -->",
        "5.7.1\r\n250 ok", "5.7.1 x", "5.7.1\"x", "５.7.1", "%3Cscript%3E", "\u{1F4A9}", "$(id)",
        "`id`",
        "{{.Req.Host}}", "-1", "0", "1e3",
    ]

    @Test("a hostile value gives nothing, percent-encoded or not", arguments: hostileValues)
    func hostile(value: String) throws {
        let hex = Array("0123456789ABCDEF".utf8)
        let encoded = value.utf8.flatMap { byte in
            [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
        for name in ["ip", "code", "list"] {
            for bytes in [Array(value.utf8), encoded] {
                let query = Array("\(name)=".utf8) + bytes
                #expect(try Self.parsed(query) == LinkQuery())
            }
        }
    }

    @Test(
        "bytes that are no UTF-8 give nothing",
        arguments: [
            Array("ip=192.0.2.1".utf8) + [0xFF], Array("ip=".utf8) + [0xC0, 0xB1, 0x2E],
            [0x69, 0x70, 0xFF, 0x3D, 0x3A, 0x3A], [0xFF], Array("ip=192.0.2.%FF".utf8),
            Array("list=bl.spamcop.net%C0%AE".utf8), Array("%FFip=::1".utf8),
        ] as [[UInt8]])
    func invalidUTF8(query: [UInt8]) throws {
        #expect(try Self.parsed(query) == LinkQuery())
    }

    @Test func `of a query of a megabyte, the first 2,000 octets are read`() throws {
        let value = "ip=192.0.2.1"
        let junk = String(repeating: "ip=x&", count: 397) + "x&"
        #expect(junk.utf8.count + value.utf8.count <= 2000)
        #expect(try known(junk + value) == value)
        #expect(try known(junk + junk + value) == "")
        #expect(try known("ip=" + String(repeating: "1", count: 1_000_000)) == "")
        #expect(try known(value + String(repeating: ".", count: 1_000_000)) == value)
        #expect(try known(value + "&" + String(repeating: junk, count: 500)) == value)
    }
}
