import Foundation
import Rejections
import TestSupport
import Testing

/// The patterns accept what the parsers accept, and nothing else.
@Suite("Patterns of parameters")
struct ParameterPatternTests {
    private func pattern(
        _ parameter: Parameter, _ encoding: PunctuationEncoding = .decoded
    ) throws -> Regex<AnyRegexOutput> {
        try Regex(parameter.pattern(encoding)).ignoresCase()
    }

    private static let pieces: [Parameter: [String]] = [
        .ip: [
            ":", "::", ".", "0", "1", "25", "255", "256", "01", "ffff", "FFFF", "12345", "g", "db8",
            "192.0.2.1", "1:2:3", "a:b:c:d",
        ],
        .code: ["2", "3", "4", "5", ".", "0", "7", "01", "23", "999", "1000", "5.7.1", " ", "x"],
    ]

    private static let written: [Parameter: [String]] = [
        .ip: [
            "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
            "1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5::192.0.2.1", "::ffff:192.0.2.1", "1::2::3",
            "1:2:3:4:5:6:7:192.0.2.1", "192.0.2.1", "192.0.2.01", "192.0.2.256", "1.2.3.4::", ":::",
            "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", ":1:2", "1:2:", "::1:", "1:::2", "::1.2.3",
            "1:2:3:4:5:6::192.0.2.1", "1:2:3:4:5:6:7::8", "192.0.2.1\n", "",
        ],
        .code: [
            "5.7.1", "5.7.999", "5.7.1000", "5.07.1", "3.7.1", "5.7", "5.7.1.1", "5.7.1\n", "",
        ],
    ]

    @Test(
        "a value matches the pattern exactly if it is valid for the parser",
        arguments: Parameter.allCases)
    func sameValues(parameter: Parameter) throws {
        var random = SplitMix64(seed: 5)
        let pattern = try pattern(parameter)
        let pieces = try #require(Self.pieces[parameter])
        let made = (0..<1000).map { _ in
            (0..<Int.random(in: 1..<9, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        var accepted = 0
        for text in try #require(Self.written[parameter]) + made {
            let isValid = parameter.value(utf8: text.utf8) != nil
            accepted += isValid ? 1 : 0
            #expect(try (pattern.wholeMatch(in: text) != nil) == isValid, "\(text)")
        }
        #expect(accepted > 10)
    }

    @Test func `the example of a parameter is valid`() throws {
        for parameter in Parameter.allCases {
            #expect(try pattern(parameter).wholeMatch(in: parameter.example) != nil)
        }
    }

    @Test
    func `in a query a colon or a dot may be percent-encoded, however often, and nothing else`()
        throws
    {
        let pattern = try pattern(.ip, .anyEncoding)
        for (text, isAddress) in [
            ("2001%3Adb8%3a:1", true), ("192%2E0%2e2.1", true), ("%31.0.2.1", false),
            ("2001%253Adb8::1", true), ("192.0.2.1", true),
        ] {
            #expect(try (pattern.wholeMatch(in: text) != nil) == isAddress, "\(text)")
        }
        #expect(try self.pattern(.ip).wholeMatch(in: "192%2e0.2.1") == nil)
    }
}
