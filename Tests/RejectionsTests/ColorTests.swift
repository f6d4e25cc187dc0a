import Rejections
import Testing

@Suite struct ColorTests {
    @Test("a color is # and six hexadecimal digits", arguments: ["#0a5280", "#FFFFFF", "#000000"])
    func valid(text: String) throws {
        #expect(try #require(Color(text)).description == text.lowercased())
    }

    @Test(
        "anything else is not a color",
        arguments: ["0a5280", "#0a528", "#0a52800", "#0g5280", "red", "#0a 280", "＃0a5280", ""])
    func malformed(text: String) {
        #expect(Color(text) == nil)
    }

    /// The ratios that WCAG's own definition gives.
    @Test(
        "contrast is that of WCAG",
        arguments: [
            ("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#ff0000", 4.0),
            ("#0000ff", 8.59),
        ])
    func contrast(color: String, expected: Double) throws {
        let contrast = try #require(Color(color)).contrast(with: .white)
        #expect(abs(contrast - expected) < 0.005, "\(contrast)")
    }
}
