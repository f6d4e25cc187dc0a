import Foundation
import Pages
import Testing

@Suite struct EscapingTests {
    private func escaped(_ value: String, in context: Segment.Context) -> String {
        String(decoding: context.escaped(value.utf8), as: UTF8.self)
    }

    @Test(
        "a value is escaped for its context",
        arguments: [
            ("a&b", .text, "a&amp;b"), ("<b>", .text, "&lt;b&gt;"), ("\"'", .text, "&quot;'"),
            ("&amp;", .text, "&amp;amp;"), ("", .text, ""), ("ä€😀", .text, "ä€😀"),
            ("a&b", .attribute, "a&amp;b"), ("<b>", .attribute, "&lt;b&gt;"),
            ("\" onclick=\"", .attribute, "&quot; onclick=&quot;"),
            ("a b&c=d", .urlQuery, "a%20b%26c%3Dd"), ("\"<>'", .urlQuery, "%22%3C%3E%27"),
            ("-._~:", .urlQuery, "-._~:"), ("%41+", .urlQuery, "%2541%2B"),
            ("é€", .urlQuery, "%C3%A9%E2%82%AC"), ("\r\n\0", .urlQuery, "%0D%0A%00"),
            ("/?#", .urlQuery, "%2F%3F%23"),
            ("\"\\/", .json, "\\\"\\\\/"), ("a\nb", .json, "a\\nb"),
            ("\t\r\0\u{1F}\u{8}", .json, "\\u0009\\u000D\\u0000\\u001F\\u0008"),
            ("ä<&>'\u{7F}", .json, "ä<&>'\u{7F}"),
            ("<\"&\\%>", .plain, "<\"&\\%>"),
        ] as [(String, Segment.Context, String)])
    func table(value: String, context: Segment.Context, expected: String) {
        #expect(escaped(value, in: context) == expected)
    }

    @Test(
        "a quote under a combining accent is escaped all the same",
        arguments: [
            (.text, "&quot;\u{301}"), (.attribute, "&quot;\u{301}"), (.urlQuery, "%22%CC%81"),
            (.json, "\\\"\u{301}"),
        ] as [(Segment.Context, String)])
    func combiningAccent(context: Segment.Context, expected: String) {
        let bytes = context.escaped("\"\u{301}".utf8)
        #expect(bytes == Array(expected.utf8))
    }

    @Test(
        "a mark under a combining accent is escaped all the same",
        arguments: [
            ("<", "&lt;\u{338}"), (">", "&gt;\u{338}"), ("&", "&amp;\u{338}"),
        ])
    func combinedMark(mark: String, expected: String) {
        #expect(Segment.Context.text.escaped((mark + "\u{338}").utf8) == Array(expected.utf8))
    }

    @Test(
        "no byte opens a tag or ends an attribute", arguments: [Segment.Context.text, .attribute])
    func html(context: Segment.Context) {
        let special = Set("<>\"".utf8)
        for byte in UInt8.min...UInt8.max {
            let bytes = context.escaped([byte])
            #expect(special.isDisjoint(with: bytes))
            #expect(bytes == [byte] || bytes.first == UInt8(ascii: "&") && bytes.count > 3)
        }
    }

    @Test func `each byte of a URL is unreserved, a colon or percent-encoded`() {
        let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:".utf8)
        for byte in UInt8.min...UInt8.max {
            let hex = String(byte, radix: 16, uppercase: true)
            let encoded = "%" + (hex.count == 1 ? "0" + hex : hex)
            let expected = kept.contains(byte) ? [byte] : Array(encoded.utf8)
            #expect(Segment.Context.urlQuery.escaped([byte]) == expected)
        }
    }

    @Test func `any text in a JSON string is read back as it was`() throws {
        let ascii = String(decoding: Array(0..<UInt8(128)), as: UTF8.self)
        for text in [ascii, "\"\u{301}\\\u{301}", "\u{2028}\u{2029}", "😀", "\r\n", ""] {
            let json = "\"" + escaped(text, in: .json) + "\""
            let decoded = try JSONDecoder().decode(String.self, from: Data(json.utf8))
            #expect(Array(decoded.utf8) == Array(text.utf8))
        }
    }

    @Test("what a parameter is made of needs no escaping", arguments: Segment.Context.allCases)
    func alphabet(context: Segment.Context) {
        let alphabet = Array(
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.:-".utf8)
        #expect(context.escaped(alphabet) == alphabet)
    }

    @Test(
        "bytes that are not UTF-8 stay as they are",
        arguments: [Segment.Context.text, .json, .plain])
    func invalidUTF8(context: Segment.Context) {
        #expect(context.escaped([0xFF, 0xC3, 0x80]) == [0xFF, 0xC3, 0x80])
    }
}
