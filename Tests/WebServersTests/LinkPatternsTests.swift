import Foundation
import Links
import Pages
import Rejections
import TestSupport
import Testing

@testable import WebServers

/// The patterns accept what the parser accepts, and nothing else.
@Suite struct LinkPatternsTests {
    private let pattern: Regex<AnyRegexOutput>

    init() throws {
        pattern = try Regex(LinkPatterns.ip).ignoresCase()
    }

    private func isAddress(_ text: String) throws -> Bool {
        try pattern.wholeMatch(in: text) != nil
    }

    @Test func `an address is one for the pattern exactly when it is one for the parser`() throws {
        var random = SplitMix64(seed: 5)
        let pieces = [
            ":", "::", ".", "0", "1", "25", "255", "256", "01", "ffff", "FFFF", "12345", "g", "db8",
            "192.0.2.1", "1:2:3", "a:b:c:d",
        ]
        let written = [
            "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
            "1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5::192.0.2.1", "::ffff:192.0.2.1", "1::2::3",
            "1:2:3:4:5:6:7:192.0.2.1", "192.0.2.1", "192.0.2.01", "192.0.2.256", "1.2.3.4::", ":::",
            "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", ":1:2", "1:2:", "::1:", "1:::2", "::1.2.3",
        ]
        let made = (0..<600).map { _ in
            (0..<Int.random(in: 1..<9, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        for text in written + made {
            #expect(try isAddress(text) == (IPAddress(text) != nil), "\(text)")
        }
    }

    @Test func `a colon or a dot may be percent-encoded, nothing else`() throws {
        #expect(try isAddress("2001%3Adb8%3a:1"))
        #expect(try isAddress("192%2E0%2e2.1"))
        #expect(try !isAddress("%31.0.2.1"))
        #expect(try !isAddress("2001%253Adb8::1"))
    }

    @Test func `of many zones no pattern is longer than asked for, and each is in one`() throws {
        let zones = try (0..<300).map { try #require(Zone("list-\($0).blocklist.example")) }
        let patterns = LinkPatterns(catalogue: ZoneCatalogue(zones: zones)).lists(upTo: 3000)
        #expect(patterns.count > 2)
        #expect(patterns.allSatisfy { $0.utf8.count < 3200 })
        for zone in zones {
            let name = zone.description.replacing(".", with: "\\.")
            #expect(
                patterns.filter {
                    $0.contains("(\(name)|") || $0.contains("|\(name)|")
                        || $0.contains("|\(name))")
                }.count == 1)
        }
    }
}
