import CommonMark
import Testing

@Suite struct PlainTextTests {
    private func rendered(_ markdown: String) -> String {
        PlainText.rendered(Document(markdown).events[...])
    }

    @Test(
        "blocks are separated by one empty line",
        arguments: [
            ("", ""), ("a", "a\n"), ("a\n\nb", "a\n\nb\n"), ("a\n\n\n\nb", "a\n\nb\n"),
            ("# a\nb", "a\n-\n\nb\n"), ("a\n\n---\n\nb", "a\n\n---\n\nb\n"), ("---", "---\n"),
            ("> a\n> b\n\nc", "> a b\n\nc\n"), ("> > a", "> > a\n"),
            ("> a\n>\n> b", "> a\n\n> b\n"),
            ("a\n\n```\nb\n```\n\nc", "a\n\n    b\n\nc\n"),
        ])
    func blocks(markdown: String, text: String) {
        #expect(rendered(markdown) == text)
    }

    @Test(
        "inline markup is dropped and its text stays",
        arguments: [
            ("*a* **b** ***c***", "a b c\n"), ("a `b c` d", "a b c d\n"), ("a\nb", "a b\n"),
            ("a  \nb\\\nc", "a\nb\nc\n"), ("a <b>c</b> d", "a c d\n"), ("<div>\n\na", "a\n"),
            ("![a](/b)", "a\n"), ("&amp; &lt; \\*", "& < *\n"), ("a&nbsp;b", "a\u{A0}b\n"),
        ])
    func inlines(markdown: String, text: String) {
        #expect(rendered(markdown) == text)
    }

    @Test(
        "a link's destination follows its text, unless it is the text",
        arguments: [
            ("[a](/b) c", "a </b> c\n"), ("[*a* `b`](/c)", "a b </c>\n"),
            ("<https://a.example/>", "https://a.example/\n"),
            ("[https://a.example/](https://a.example/)", "https://a.example/\n"),
            ("x [a](/b), [c](/d).", "x a </b>, c </d>.\n"), ("[a](/b \"c\")", "a </b>\n"),
            ("[a\nb](/c)", "a b </c>\n"), ("[ä\u{301}](/ü)", "ä\u{301} </ü>\n"),
            ("a [\u{301}b](/c)", "a \u{301}b </c>\n"),
        ])
    func links(markdown: String, text: String) {
        #expect(rendered(markdown) == text)
    }

    @Test(
        "items have markers and a hanging indent",
        arguments: [
            ("- a", "- a\n"), ("1. a", "1. a\n"), ("7. a", "7. a\n"), ("0. a", "0. a\n"),
            ("- a\n\n  b", "- a\n\n  b\n"), ("1. a\n\n   b", "1. a\n\n   b\n"),
            ("- a\n\n- b", "- a\n\n- b\n"), ("1. a\n\n1. b\n\n1. c", "1. a\n\n2. b\n\n3. c\n"),
            ("- a\n\n  - b\n\n    - c", "- a\n\n  - b\n\n    - c\n"),
            ("9. a\n\n10. b\n\n    c", "9. a\n\n10. b\n\n    c\n"),
            ("1. a\n\n   ```\n   b\n   c\n   ```", "1. a\n\n       b\n       c\n"),
            ("- a\n\n  > b", "- a\n\n  > b\n"), ("> - a\n>\n> - b", "> - a\n\n> - b\n"),
            ("- ```\n  a\n  b\n  ```", "-     a\n      b\n"), ("- # a\n\n  b", "- a\n\n  b\n"),
            ("- a\n\nb", "- a\n\nb\n"), ("- a\n\n1. b", "- a\n\n1. b\n"),
        ])
    func items(markdown: String, text: String) {
        #expect(rendered(markdown) == text)
    }

    @Test func `long lines are wrapped at 76 characters, in items too`() {
        let words = Array(repeating: "word", count: 20).joined(separator: " ")
        let line = Array(repeating: "word", count: 15).joined(separator: " ")
        #expect(rendered(words) == line + "\nword word word word word\n")
        #expect(
            rendered("1. \(words)") == "1. " + line.dropLast(5)
                + "\n   word word word word word word\n")
        #expect(rendered("> \(words)") == "> " + line + "\n> word word word word word\n")
    }

    @Test func `a line of exactly 76 characters is not wrapped`() {
        let line = String(repeating: "ä", count: 74) + " b"
        #expect(rendered(line) == line + "\n")
        #expect(rendered("ä" + line) == String(repeating: "ä", count: 75) + "\nb\n")
    }

    @Test func `a word longer than a line stays whole`() {
        let word = "https://a.example/" + String(repeating: "x", count: 100)
        #expect(rendered("a <\(word)> b") == "a\n\(word)\nb\n")
    }

    @Test func `code blocks are indented and never wrapped`() {
        let long = String(repeating: "a b ", count: 30) + "c"
        #expect(rendered("```\n\(long)\n\n  d\n```") == "    \(long)\n    \n      d\n")
        #expect(rendered("    a\n    b") == "    a\n    b\n")
    }

    @Test(
        "CRLF makes no difference",
        arguments: ["a\n\nb\nc", "```\na\n\nb\n```", "- a\n- b", "1. a\n   b\n\n   c", "> a\n> b"])
    func crlf(markdown: String) {
        #expect(rendered(markdown.replacing("\n", with: "\r\n")) == rendered(markdown))
    }

    @Test func `a hard line break inside a link splits its text`() async {
        await #expect(processExitsWith: .success) {
            let events = Document("x [a\\\nb](/c) d").events
            #expect(PlainText.rendered(events[...]) == "x a\nb </c> d\n")
        }
    }

    @Test(
        "an item that begins with another block keeps its marker",
        arguments: [
            ("- - a", "- - a\n"), ("1. - a", "1. - a\n"), ("- 1. a\n  2. b", "- 1. a\n\n  2. b\n"),
            ("- > a", "- > a\n"), ("1. > a", "1. > a\n"), ("- > a\n  > > b", "- > a\n\n  > > b\n"),
        ])
    func nestedFirstBlock(markdown: String, text: String) {
        #expect(rendered(markdown) == text)
    }

    @Test("a deeply nested text is rendered", arguments: ["> ", "- ", "1. ", "> - "])
    func deep(opening: String) {
        let text = rendered(String(repeating: opening, count: 2_000) + "a")
        #expect(text.hasSuffix("a\n"))
    }

    @Test("any text can be rendered", arguments: 301...310)
    func total(seed: UInt64) async {
        await #expect(processExitsWith: .success) { [seed] in
            var mix = MarkdownMix(seed: seed)
            for _ in 0..<100 {
                let text = PlainText.rendered(Document(mix.next()).events[...])
                #expect(text.isEmpty || text.hasSuffix("\n"))
            }
        }
    }
}
