import Glibc
import Rejections
import Testing

@Suite struct IPAddressTests {
    @Test(
        "prints an IPv4 address as it was written",
        arguments: [
            ("0.0.0.0", 0), ("192.0.2.1", 0xC000_0201), ("127.0.0.2", 0x7F00_0002),
            ("255.255.255.255", 0xFFFF_FFFF), ("1.20.100.9", 0x0114_6409),
        ] as [(String, UInt32)])
    func v4(text: String, value: UInt32) {
        #expect(IPAddress(text) == .v4(value))
        #expect(IPAddress.v4(value).description == text)
    }

    @Test(
        "reads an IPv6 address into its 128 bits",
        arguments: [
            ("::", 0), ("::1", 1), ("1::", 0x0001_0000_0000_0000_0000_0000_0000_0000),
            ("2001:db8::ff00:42:8329", 0x2001_0DB8_0000_0000_0000_FF00_0042_8329),
            ("1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004_0005_0006_0007_0008),
            ("::ffff:192.0.2.1", 0xFFFF_C000_0201),
            ("1:2:3:4:5:6:192.0.2.1", 0x0001_0002_0003_0004_0005_0006_C000_0201),
        ] as [(String, UInt128)])
    func v6(text: String, value: UInt128) {
        #expect(IPAddress(text) == .v6(value))
    }

    @Test(
        "prints an IPv6 address in RFC 5952 form",
        arguments: [
            // RFC 5952 §2: eight ways to write one address.
            ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:0db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:db8::1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:db8::0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:0db8::1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:db8:0:0:1::1", "2001:db8::1:0:0:1"),
            ("2001:db8:0000:0:1::1", "2001:db8::1:0:0:1"),
            ("2001:DB8:0:0:1::1", "2001:db8::1:0:0:1"),
            // §2.1 and §4.1: leading zeros.
            ("2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1"),
            ("2001:0db8::0001", "2001:db8::1"), ("2001:db8::0:0:0000", "2001:db8::"),
            // §4.2.1: as short as possible.
            ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"), ("2001:db8::0:1", "2001:db8::1"),
            // §4.2.2: never one group alone.
            ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
            ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
            ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
            // §4.2.3: the longest run, of equal ones the first.
            ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("0:0:1:0:0:0:1:0", "0:0:1::1:0"), ("0:0:0:1:0:0:0:0", "0:0:0:1::"),
            ("0:0:0:1:1:0:0:0", "::1:1:0:0:0"),
            // §4.3: lower case.
            ("2001:db8:AAAA:bBbB:CCCC:Dddd:EEEE:FF01", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ff01"),
            // §5: the IPv4-mapped prefix, and no other, is followed by dotted decimal.
            ("::ffff:c000:201", "::ffff:192.0.2.1"), ("::FFFF:192.0.2.1", "::ffff:192.0.2.1"),
            ("0:0:0:0:0:ffff:192.0.2.1", "::ffff:192.0.2.1"), ("::ffff:0:0", "::ffff:0.0.0.0"),
            ("::ffff", "::ffff"), ("::192.0.2.1", "::c000:201"),
            ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
            ("::ffff:0:192.0.2.1", "::ffff:0:c000:201"),
            ("::fffe:192.0.2.1", "::fffe:c000:201"),
            // RFC 4291 §2.2.
            ("0:0:0:0:0:0:0:0", "::"), ("0:0:0:0:0:0:0:1", "::1"),
            ("FF01:0:0:0:0:0:0:101", "ff01::101"),
            ("0:0:0:0:0:0:13.1.68.3", "::d01:4403"), ("::0.0.0.0", "::"),
            ("0000:0000:0000:0000:0000:ffff:255.255.255.255", "::ffff:255.255.255.255"),
            (
                "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            ),
        ])
    func canonical(text: String, expected: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == expected)
        #expect(IPAddress(expected) == address)
    }

    @Test(
        "rejects anything but a complete IPv4 address",
        arguments: [
            "", " ", ".", "...", "1", "1.2", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3",
            "1.2.3.4.", ".1.2.3.4", "256.0.0.1", "1.2.3.256", "1.2.3.999", "1.2.3.1000",
            "3232235777",
            "01.2.3.4", "1.02.3.4", "1.2.3.04", "1.2.3.00", "0177.0.0.1", "0x7f.0.0.1",
            "0x7f000001",
            "1.2.3.a", "1.2.3.4a", "a.b.c.d", "+1.2.3.4", "-1.2.3.4", "1.2.3.-4", "1.2.3.4 ",
            " 1.2.3.4", "1.2. 3.4", "1.2.3.4\n", "1.2.3.4\r\n", "1.2.3.4\t", "1,2,3,4",
            "1.2.3.4/32",
            "1.2.3.4%eth0", "1.2.3.4#", "[1.2.3.4]", "<1.2.3.4>", "1.2.3.4,", "1.2.3.4;",
            "1.2.3.4?",
            "1.2.3.4\0", "1.2.3.4\0.5", "\u{0}1.2.3.4", "١.٢.٣.٤", "１.２.３.４", "1。2。3。4",
            "1.2.3.4\u{200B}",
            "\u{202E}1.2.3.4", "1.2.3.4\u{301}", "1\u{301}.2.3.4", "1.2.3.²", "localhost",
        ])
    func invalidV4(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(
        "rejects anything but a complete IPv6 address",
        arguments: [
            ":", ":::", "::::", "1", "1:", ":1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:",
            ":1:2:3:4:5:6:7",
            ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8:", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8", "1::2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "1::2::3", "::1::", ":::1",
            "1:::2", "::1:", ":1::", "12345::", "::12345", "00001::", "::00000", "g::", "::g",
            "::0x1",
            "::+1", "::-1", ":: 1", " ::1", "::1 ", "::1\n", "::1\0", "::1%eth0", "fe80::1%25eth0",
            "::1/128", "[::1]", "[::1]:25", "::1]", "::1#", "IPv6:::1", "::1.2.3", "::1.2.3.4.5",
            "::256.0.0.1", "::01.2.3.4", "::1.2.3.4:1", "1.2.3.4::", "1.2.3.4:1::", "::1.2.3.4::",
            "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4", "::1:2:3:4:5:6:1.2.3.4", "::.1.2.3",
            "::1.2.3.4.", "192.0.2.1:25", "192.0.2.1:80:", "::１", "::ａ", "１::", "::\u{661}",
            "2001:db8::1\u{200B}",
            "2001：db8：：1", "::ffff:192.0.2.1:25", "::ffff:0xc0000201", "::%", "::1%",
            "0000:0000:0000:0000:0000:0000:0000:00001", "0:0:0:0:0:0:0:0:0",
            "0000:0000:0000:0000:0000:ffff:255.255.255.2550",
        ])
    func invalidV6(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(
        "rejects bytes that are not ASCII",
        arguments: [
            [0xFF], [0x31, 0x2E, 0x32, 0x2E, 0x33, 0x2E, 0x34, 0xFF], [0x3A, 0x3A, 0xB1],
            [0x3A, 0x3A, 0x31, 0x00], [0x3A, 0x3A, 0xE1], [0xC2, 0xB9, 0x3A, 0x3A], [0x00], [],
            [0xC0, 0xB1, 0x2E, 0x32, 0x2E, 0x33, 0x2E, 0x34],
        ] as [[UInt8]])
    func invalidBytes(bytes: [UInt8]) {
        #expect(IPAddress(utf8: bytes) == nil)
    }

    @Test("rejects text that is too long", arguments: ["1", "0", ":", ".", "1.", "f:", "::"])
    func overlong(piece: String) {
        for count in [46, 1_000, 1_000_000] {
            #expect(IPAddress(utf8: Array(String(repeating: piece, count: count).utf8)) == nil)
        }
        #expect(IPAddress(String(repeating: "0", count: 40) + "::1") == nil)
    }

    @Test("accepts exactly what inet_pton accepts, as the same address", arguments: 1...8)
    func likeGlibc(seed: UInt64) {
        var addresses = RandomAddresses(seed: seed)
        var accepted = 0
        for _ in 0..<4_000 {
            let text = addresses.next()
            let expected = Self.parsedByGlibc(text)
            #expect(IPAddress(text) == expected, "\(text.debugDescription)")
            #expect(IPAddress(utf8: Array(text.utf8)) == expected, "\(text.debugDescription)")
            accepted += expected == nil ? 0 : 1
        }
        // The strings are worth something only if many of them are right and many are wrong.
        #expect((800...3_200).contains(accepted))
    }

    @Test("reads back what it prints as the same address", arguments: 1...4)
    func roundTrip(seed: UInt64) {
        var addresses = RandomAddresses(seed: seed)
        for _ in 0..<4_000 {
            let value = addresses.nextValue()
            for address in [IPAddress.v6(value), .v4(UInt32(truncatingIfNeeded: value))] {
                let printed = address.description
                #expect(IPAddress(printed) == address, "\(printed)")
                #expect(Self.parsedByGlibc(printed) == address, "\(printed)")
                #expect(printed == printed.lowercased())
                #expect(printed.utf8.count <= 39)
            }
        }
    }

    @Test(
        "no other form is shorter by more than the one group that must not be left out",
        arguments: 1...4)
    func shortest(seed: UInt64) {
        var addresses = RandomAddresses(seed: seed)
        for _ in 0..<4_000 {
            let text = addresses.next()
            guard let address = IPAddress(text), !text.contains("."),
                !address.description.contains(".")
            else { continue }
            #expect(address.description.utf8.count <= text.utf8.count + 1, "\(text)")
        }
    }

    /// What the C library takes `text` for.
    private static func parsedByGlibc(_ text: String) -> IPAddress? {
        var v4 = in_addr()
        if unsafe inet_pton(AF_INET, text, &v4) == 1 { return .v4(UInt32(bigEndian: v4.s_addr)) }
        var v6 = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
        let value = unsafe withUnsafeBytes(of: &v6) { bytes in
            unsafe bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        }
        return .v6(value)
    }
}
