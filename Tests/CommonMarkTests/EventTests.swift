import CommonMark
import Diagnostics
import Testing

@Suite struct EventTests {
    /// The nodes that are entered, each with its place.
    private func entered(_ markdown: String) -> [String] {
        Document(markdown).events.filter(\.isEntering).map { event in
            "\(event.position.line):\(event.position.column) \(event.kind)"
        }
    }

    @Test func `an empty text has no events`() {
        #expect(Document("").events == [])
        #expect(Document("\n \n").events == [])
    }

    @Test func `nodes with children are entered and left, others entered only`() {
        let steps = Document("*a* `b`").events.map { ($0.isEntering ? "+" : "-") + "\($0.kind)" }
        #expect(
            steps == [
                "+paragraph", "+emphasis", "+text(\"a\")", "-emphasis", "+text(\" \")",
                "+code(\"b\")",
                "-paragraph",
            ])
    }

    @Test func `blocks have their places`() {
        let markdown = """
            # A

            b

            > c

            ---

            ```
            d
              e
            ```

                f
            """
        #expect(
            entered(markdown) == [
                "1:1 heading(level: 1)", "1:3 text(\"A\")",
                "3:1 paragraph", "3:1 text(\"b\")",
                "5:1 quote", "5:3 paragraph", "5:3 text(\"c\")",
                "7:1 thematicBreak",
                "9:1 codeBlock(\"d\\n  e\\n\")",
                "14:5 codeBlock(\"f\\n\")",
            ])
    }

    @Test func `lists have their kind, start, and places`() {
        let markdown = """
            - a
              1. b
            - c

            7) d
            8) e
            """
        #expect(
            entered(markdown) == [
                "1:1 bulletList", "1:1 item", "1:3 paragraph", "1:3 text(\"a\")",
                "2:3 orderedList(start: 1)", "2:3 item", "2:6 paragraph", "2:6 text(\"b\")",
                "3:1 item", "3:3 paragraph", "3:3 text(\"c\")",
                "5:1 orderedList(start: 7)", "5:1 item", "5:4 paragraph", "5:4 text(\"d\")",
                "6:1 item", "6:4 paragraph", "6:4 text(\"e\")",
            ])
    }

    @Test func `inlines have their places in the first line`() {
        #expect(
            entered("a *b* **c** `d` [e](/f) ![g](h) <b>") == [
                "1:1 paragraph", "1:1 text(\"a \")", "1:3 emphasis", "1:4 text(\"b\")",
                "1:6 text(\" \")", "1:7 strong", "1:9 text(\"c\")", "1:12 text(\" \")",
                "1:13 code(\"d\")", "1:16 text(\" \")", "1:17 link(\"/f\")", "1:18 text(\"e\")",
                "1:24 text(\" \")", "1:25 image(\"h\")", "1:27 text(\"g\")", "1:32 text(\" \")",
                "1:33 rawHTML(\"<b>\")",
            ])
    }

    @Test(
        "a link after a line break has its own line",
        arguments: [
            "a\nb [c](/x)", "a  \nb [c](/x)", "*a*\n[c](/x)", "`a`\r\n[c](/x)", "- a\n  [c](/x)",
            "> a\n> [c](/x)", "> a\n[c](/x)", "\n[c](/x)", "`a\nb` [c](/x)", "<b\nc> [c](/x)",
        ])
    func linkAfterBreak(markdown: String) throws {
        #expect(try lineOfLink(in: markdown) == 2)
    }

    private func lineOfLink(in markdown: String) throws -> Int {
        let events = Document(markdown).events
        return try #require(events.first { $0.kind == .link("/x") }).position.line
    }

    @Test func `soft and hard breaks differ`() {
        #expect(
            Document("a\nb  \nc\\\nd").events.map(\.kind) == [
                .paragraph, .text("a"), .softBreak, .text("b"), .lineBreak, .text("c"), .lineBreak,
                .text("d"), .paragraph,
            ])
    }

    @Test func `raw HTML is an event, though it is never shown`() {
        #expect(
            Document("<div>\n\na <b>").events.map(\.kind) == [
                .rawHTML("<div>\n"), .paragraph, .text("a "), .rawHTML("<b>"), .paragraph,
            ])
    }

    @Test func `a NUL becomes U+FFFD`() {
        #expect(
            Document("a\0b `\0`\n\n    \0").events.map(\.kind) == [
                .paragraph, .text("a\u{FFFD}b "), .code("\u{FFFD}"), .paragraph,
                .codeBlock("\u{FFFD}\n"),
            ])
    }

    @Test func `a link reference definition is not a node`() {
        #expect(Document("[a]: /x").events == [])
    }

    @Test("every node that is entered and has children is left again", arguments: 201...210)
    func balanced(seed: UInt64) {
        var mix = MarkdownMix(seed: seed)
        for _ in 0..<100 {
            let markdown = mix.next()
            var open: [Event.Kind] = []
            for event in Document(markdown).events {
                switch event.kind {
                case .codeBlock, .rawHTML, .thematicBreak, .text, .softBreak, .lineBreak, .code:
                    #expect(event.isEntering, "\(markdown.debugDescription)")
                default:
                    if event.isEntering {
                        open.append(event.kind)
                    } else {
                        #expect(open.popLast() == event.kind, "\(markdown.debugDescription)")
                    }
                }
                #expect(event.position >= .start)
            }
            #expect(open.isEmpty, "\(markdown.debugDescription)")
        }
    }

    @Test func `2,000 nested block quotes are walked without recursion`() {
        let events = Document(String(repeating: "> ", count: 2_000) + "a").events
        #expect(events.count == 2 * 2_000 + 3)
        #expect(events.prefix(2_000).allSatisfy { $0.kind == .quote && $0.isEntering })
    }
}
