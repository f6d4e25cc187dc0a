import Diagnostics
import Testing

@Suite("Visible text")
struct VisibleTextTests {
    @Test(
        "what a reader cannot see, or what acts on a terminal, is shown by its code",
        arguments: [
            ("Zu groß: 日本 e\u{301}", "Zu groß: 日本 e\u{301}"),
            ("a\tb\r\nc", #"a\tb\r\nc"#),
            ("\u{1B}]52;c;eA==\u{7}", #"\u{1B}]52;c;eA==\u{7}"#),
            ("\u{0}\u{B}\u{C}\u{7F}\u{85}\u{9B}", #"\u{0}\u{B}\u{C}\u{7F}\u{85}\u{9B}"#),
            ("\u{202E}txt\u{2066}\u{200F}", #"\u{202E}txt\u{2066}\u{200F}"#),
            ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
            (
                "\u{200B}\u{FEFF}\u{AD}\u{3164}\u{E0041}",
                #"\u{200B}\u{FEFF}\u{AD}\u{3164}\u{E0041}"#
            ),
            ("\u{E000}", #"\u{E000}"#),
        ])
    func characters(_ text: String, _ shown: String) {
        #expect(VisibleText.line(text) == shown)
    }

    @Test(
        "no text is a command to GitHub Actions",
        arguments: [
            ("::error::x", #"\u{3A}:error::x"#), (" \u{A0}::error::x", " \u{A0}\\u{3A}:error::x"),
            ("a ##[error]x", #"a \u{23}#[error]x"#), ("a::b", "a::b"),
            ("::\u{301}", "\\u{3A}:\u{301}"), ("###[\u{301}", "#\\u{23}#[\u{301}"),
            ("::", #"\u{3A}:"#),
        ])
    func commands(_ text: String, _ shown: String) {
        #expect(VisibleText.line(text) == shown)
    }

    @Test("each of several lines is made visible, and stays a line")
    func lines() {
        #expect(VisibleText.lines("a\n::b\u{7}\r\n\n") == "a\n\\u{3A}:b\\u{7}\\r\n\n")
    }

    @Test("a JSON document keeps its values")
    func json() {
        #expect(
            VisibleText.json("[\n  \"##[x]ü\u{9B}\u{7F}\u{E0041}\"\n]")
                == "[\n  \"\\u0023#[x]ü\\u009b\\u007f\\udb40\\udc41\"\n]")
    }
}
