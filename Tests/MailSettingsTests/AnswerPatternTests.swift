import Rejections
import Testing

@testable import MailSettings

@Suite("Filters of Postfix")
struct AnswerPatternTests {
    @Test(
        "numbers in brackets may be in any order",
        arguments: [
            ("127.0.0.[2;14;13;12;11;10]", "127.0.0.[2;10..14]"),
            ("127.[0..255].0.2", "127.[0..255].0.2"), ("127.0.0.2", "127.0.0.2"),
            ("127.0.0.[2..3;3..5]", "127.0.0.[2..5]"), ("127.0.0", nil), ("127.0.0.256", nil),
            ("127.0.0.[5..2]", nil), ("", nil), ("127.0.0.2.3", nil), ("127.0.0.[2", nil),
        ] as [(String, String?)])
    func filters(_ text: String, _ expected: String?) {
        #expect(AnswerPattern(postfix: text)?.description == expected)
    }
}
