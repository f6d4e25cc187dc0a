import Links
import Rejections
import TestSupport
import Testing

@Suite struct ParameterTests {
    /// Invariant 1 of the design: what a link can put on a page is made of these bytes.
    private static let alphabet = Set(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.:-".utf8)

    private func catalogue() throws -> ZoneCatalogue {
        let spamcop = try #require(Zone("bl.spamcop.net"))
        let zen = try #require(Zone("zen.spamhaus.org"))
        let keyed = try #require(Zone("zen.dq.spamhaus.net"))
        return ZoneCatalogue(names: [.zone(spamcop), .zone(zen)], others: [keyed: .zone(zen)])
    }

    @Test func `a link can tell two things, and select a list`() {
        #expect(LinkField.allCases.map(\.description) == ["ip", "code", "list"])
        #expect(Parameter.ip.forms == [.ip, .ipReversed, .ipv6])
        #expect(Parameter.code.forms == [.code, .codePermanent, .codeTransient])
    }

    @Test(
        "each form of a value is printed in its own way",
        arguments: [
            ("ip=192.0.2.99", ["192.0.2.99", "99.2.0.192", nil, nil, nil, nil]),
            (
                "ip=2001:db8:1:2:3:4:567:89ab",
                [
                    "2001:db8:1:2:3:4:567:89ab",
                    "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2",
                    "2001:db8:1:2:3:4:567:89ab", nil, nil, nil,
                ]
            ),
            ("code=5.7.1", [nil, nil, nil, "5.7.1", "5.7.1", nil]),
            ("code=4.2.2", [nil, nil, nil, "4.2.2", nil, "4.2.2"]),
            ("code=2.0.0", [nil, nil, nil, "2.0.0", nil, nil]),
        ] as [(String, [String?])])
    func forms(query: String, expected: [String?]) throws {
        let query = LinkQuery(utf8: query.utf8, catalogue: try catalogue())
        #expect(ParameterForm.allCases.map(query.text) == expected)
        #expect(
            ParameterForm.allCases.map(KnownForms(of: query).contains)
                == expected.map { $0 != nil })
    }

    @Test("only harmless bytes of a link reach a page", arguments: 1...8)
    func alphabet(seed: UInt64) throws {
        let catalogue = try catalogue()
        var generator = SplitMix64(seed: seed)
        var values = 0
        for _ in 0..<2_000 {
            let query = LinkQuery(utf8: Self.query(&generator), catalogue: catalogue)
            for printed in Self.printed(query) {
                #expect(Self.alphabet.isSuperset(of: printed.utf8), "\(printed.debugDescription)")
                values += 1
            }
        }
        #expect(values > 250)
    }

    @Test func `no byte that is not harmless survives in any value`() throws {
        let catalogue = try catalogue()
        for value in [
            "192.0.2.1", "2001:db8::1", "5.7.1", "bl.spamcop.net", "k.zen.dq.spamhaus.net",
        ] {
            for place in 0...value.utf8.count {
                for byte in UInt8.min...UInt8.max {
                    var bytes = Array(value.utf8)
                    bytes.insert(byte, at: place)
                    for name in ["ip=", "code=", "list="] {
                        let query = LinkQuery(utf8: Array(name.utf8) + bytes, catalogue: catalogue)
                        for printed in Self.printed(query) {
                            #expect(Self.alphabet.isSuperset(of: printed.utf8))
                        }
                    }
                }
            }
        }
    }

    private static func printed(_ query: LinkQuery) -> [String] {
        (ParameterForm.allCases.map(query.text) + [query.list?.description]).compactMap(\.self)
    }

    /// Pairs put together from good and bad pieces, some with a byte exchanged.
    private static func query(_ generator: inout SplitMix64) -> [UInt8] {
        let pieces = [
            "ip=", "IP=", "code=", "list=", "&", ";", "&amp;", "192.0.2.1", "2001:DB8::1", "5.7.1",
            "bl.spamcop.net", "key.zen.dq.spamhaus.net", ")", "%3A", "%22", "\"", "<", ">", "'",
            "\r\n",
            "\0", "%00", "\u{202E}", "\u{301}", "é", "=", "%", ".",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let name = ["ip=", "Ip=", "code=", "list="].randomElement(using: &generator)
            let value = [
                "192.0.2.1", "2001:DB8::1", "::ffff:1.2.3.4", "5.7.1", "BL.spamcop.net",
                "<b>.zen.dq.spamhaus.net",
            ].randomElement(using: &generator)
            bytes += Array(((name ?? "") + (value ?? "")).utf8)
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
            }
            if Bool.random(using: &generator) { bytes.append(UInt8(ascii: "&")) }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                let place = bytes.indices.randomElement(using: &generator) ?? 0
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        return bytes
    }
}
