import Rejections
import Testing

@Suite("Single lines")
struct SingleLineTests {
    /// The line breaks of Unicode (UAX #14: BK, CR, LF, NL) and other control characters.
    static let controls = [
        "\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\0", "\t",
        "\u{1B}", "\u{7F}", "\u{9B}",
    ]

    @Test("text with a control character is not a single line", arguments: controls)
    func refused(_ control: String) {
        #expect(SingleLine("SpamCop\(control)injected") == nil)
        #expect(SingleLine(control) == nil)
        // A combining mark makes one Character of it.
        #expect(SingleLine("SpamCop\(control)\u{301}") == nil)
    }

    @Test("a run of control characters becomes one space", arguments: controls)
    func replaced(_ control: String) {
        #expect(
            SingleLine(replacingBreaksIn: "\(control)Spam\(control)\(control)Cop\(control)")
                .description
                == "Spam Cop")
    }

    @Test(
        "any other text is kept as it is",
        arguments: ["", " SpamCop  BL ", "Größe", "قائمة", "日本語", "a\u{301}", "🚫", "# $x \\n"])
    func kept(_ text: String) {
        #expect(SingleLine(text)?.description == text)
        #expect(SingleLine(replacingBreaksIn: text).description == text)
    }
}
