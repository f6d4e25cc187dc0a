import Rejections
import Testing

@Suite struct AnswerPatternTests {
    @Test(
        "a pattern matches the addresses that its octets allow",
        arguments: [
            ("127.0.0.2", [127, 0, 0, 2], true),
            ("127.0.0.2", [127, 0, 0, 3], false),
            ("127.0.0.[2..11]", [127, 0, 0, 2], true),
            ("127.0.0.[2..11]", [127, 0, 0, 11], true),
            ("127.0.0.[2..11]", [127, 0, 0, 12], false),
            ("127.0.0.[2;10..12]", [127, 0, 0, 11], true),
            ("127.0.0.[2;10..12]", [127, 0, 0, 9], false),
            ("127.0.[0..255].1", [127, 0, 200, 1], true),
            ("127.255.255.254", [127, 255, 255, 254], true),
        ] as [(String, [UInt8], Bool)])
    func matches(text: String, address: [UInt8], expected: Bool) throws {
        let pattern = try #require(AnswerPattern(text))
        #expect(pattern.matches(address) == expected)
        #expect(pattern.description == text)
    }

    @Test func `adjacent numbers become one range`() {
        #expect(AnswerPattern("127.0.[0;1].[2;3;5]")?.description == "127.0.[0..1].[2..3;5]")
        #expect(AnswerPattern("127.0.0.[2..254;255]")?.description == "127.0.0.[2..255]")
    }

    @Test func `no pattern matches an address of another length`() throws {
        let pattern = try #require(AnswerPattern("127.0.0.2"))
        #expect(!pattern.matches([127, 0, 0]))
        #expect(!pattern.matches([127, 0, 0, 2, 0]))
    }

    @Test(
        "two patterns overlap if an address matches both",
        arguments: [
            ("127.0.0.2", "127.0.0.2", true), ("127.0.0.2", "127.0.0.3", false),
            ("127.0.0.[2..11]", "127.0.0.11", true), ("127.0.0.[2;4]", "127.0.0.3", false),
            ("127.0.[0;1].2", "127.0.1.[1..9]", true), ("127.0.[0;1].2", "127.0.2.2", false),
        ])
    func overlaps(first: String, second: String, expected: Bool) throws {
        let (first, second) = (AnswerPattern(first), AnswerPattern(second))
        #expect(try #require(first).overlaps(#require(second)) == expected)
        #expect(try #require(second).overlaps(#require(first)) == expected)
    }

    @Test(
        "rejects anything but a pattern of four octets",
        arguments: [
            "", "127.0.0", "127.0.0.", "127.0.0.2.", "127.0.0.2.3", "127.0.0.256", "127.0.0.x",
            "127.0.0.-1", "127.0.0.+2", "127.0.0.[]", "127.0.0.[2", "127.0.0.2]", "127.0.0.[11..2]",
            "127.0.0.[2..4..6]", "127.0.0.[2..]", "127.0.0.[..4]", "127.0.0.[2;2]",
            "127.0.0.[3;2]", "127.0.0.[2..4;4]", "127.0.0.2;3", "127.0.0.2 ", "127.0.0.[2][3]",
            "::ffff:127.0.0.2", "127.0.0.٢",
        ])
    func invalid(text: String) {
        #expect(AnswerPattern(text) == nil)
    }
}
