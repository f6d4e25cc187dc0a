import Links
import Pages
import Rejections
import Testing

@testable import PageCompiler

@Suite struct PlainTextLayoutTests {
    private func laidOut(_ segments: [Segment]) -> String {
        PlainTextLayout.laidOut(segments).map { segment in
            switch segment {
            case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
            case .placeholder(let form, _): "<\(form.rawValue)>"
            case .begin(let condition, _, _):
                "{\(condition.isKnown ? "#" : "^")\(condition.form.rawValue)}"
            case .end: "{/}"
            }
        }.joined()
    }

    private func literal(_ text: String) -> Segment { .literal(Array(text.utf8)) }

    @Test(
        "a line is wrapped before the word that does not fit, and indented as its text",
        arguments: [
            (String(repeating: "a", count: 78), String(repeating: "a", count: 78)),
            (String(repeating: "a", count: 90), String(repeating: "a", count: 90)),
            (
                String(repeating: "a", count: 70) + " bcd efghij",
                String(repeating: "a", count: 70) + " bcd\nefghij"
            ),
            (
                "- " + String(repeating: "ä", count: 70) + " bcd efghij",
                "- " + String(repeating: "ä", count: 70) + " bcd\n  efghij"
            ),
            (
                "12. " + String(repeating: "a", count: 70) + " bcd efghij",
                "12. " + String(repeating: "a", count: 70) + " bcd\n    efghij"
            ),
            (
                "    dig " + String(repeating: "a", count: 80) + " TXT",
                "    dig " + String(repeating: "a", count: 80) + " TXT"
            ),
            (
                "- " + String(repeating: "a", count: 90) + " b",
                "- " + String(repeating: "a", count: 90) + "\n  b"
            ),
        ])
    func wrapping(line: String, expected: String) {
        #expect(laidOut([literal("x\n\(line)\ny")]) == "x\n\(expected)\ny")
    }

    @Test func `code keeps its lines, even in a section`() {
        let code = "    dig \(String(repeating: "a", count: 70)) "
        let known = Condition(.ip, isKnown: true)
        let segments: [Segment] = [
            .begin(known, .plain, count: 4), literal(code), .placeholder(.ip, .plain),
            literal(" TXT\n"), .end, literal("b\n"),
        ]
        #expect(laidOut(segments) == "{#ip}\(code)<ip> TXT\n{/}b\n")
    }

    @Test(
        "a line of one character underlines the line before",
        arguments: [
            ("Grüße\n=\ntext\n", "Grüße\n=====\ntext\n"),
            ("Two words\n-\n", "Two words\n---------\n"),
            ("\n-\n", "\n-\n"), ("a\n--\n", "a\n--\n"), ("a\n- b\n", "a\n- b\n"),
        ])
    func rules(text: String, expected: String) {
        #expect(laidOut([literal(text)]) == expected)
    }

    @Test func `a value counts as long as it usually is`() {
        let begin = literal(String(repeating: "a", count: 60) + " ")
        #expect(
            laidOut([begin, .placeholder(.ip, .plain), literal(" is\n")])
                == String(repeating: "a", count: 60) + " <ip>\nis\n")
        #expect(
            laidOut([begin, .placeholder(.code, .plain), literal(" is\n=\n")])
                == String(repeating: "a", count: 60) + " <code> is\n"
                + String(repeating: "=", count: 70) + "\n")
    }

    @Test func `of two sections that replace each other the longer one counts`() {
        let long = String(repeating: "b ", count: 30) + "b"
        let known = Condition(.ip, isKnown: true)
        let alternatives: [Segment] = [
            .begin(known, .plain, count: 2), .placeholder(.ip, .plain), .end,
            .begin(known.inverted, .plain, count: 2), literal(long), .end,
        ]
        #expect(
            laidOut([literal("a ")] + alternatives + [literal(" c\n-\n")])
                == "a {#ip}<ip>{/}{^ip}\(long){/} c\n" + String(repeating: "-", count: 65) + "\n")
        // Both are wrapped by themselves.
        let text = String(repeating: "c", count: 70)
        #expect(
            laidOut([literal("\(text) ")] + alternatives + [literal("\n")])
                == "\(text)\n{#ip}<ip>{/}{^ip}\(long){/}\n")
        let twice = [Segment.begin(known, .plain, count: 2), literal("\(text) d e f g h"), .end]
        let orElse = [
            Segment.begin(known.inverted, .plain, count: 2), literal("\(text) i j k l m"), .end,
        ]
        #expect(
            laidOut(twice + orElse + [literal("\n")])
                == "{#ip}\(text) d e f g\nh{/}{^ip}\(text) i j k l\nm{/}\n")
    }

    @Test func `a section with several paragraphs is hidden as a whole`() throws {
        let unknown = Condition(.ip, isKnown: false)
        let segments: [Segment] = [
            literal("a\n"), .begin(unknown, .plain, count: 2), literal("b\n\nc\n\nd\n"), .end,
            literal("e\n"),
        ]
        let page = Page(PlainTextLayout.laidOut(segments))
        func filled(_ query: LinkQuery) -> String {
            String(decoding: page.filled(with: query).bytes, as: UTF8.self)
        }
        #expect(filled(LinkQuery()) == "a\nb\n\nc\n\nd\ne\n")
        let address = LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip))
        #expect(filled(address) == "a\ne\n")
    }

    @Test func `a section that replaces one with a line break begins where that began`() {
        let known = Condition(.codeTransient, isKnown: true)
        let segments: [Segment] = [
            literal("1. "), .begin(known, .plain, count: 2),
            literal(
                "Wait: your provider's server will keep trying on its own for a while. Send the "
                    + "message again only if it comes back as undeliverable."), .end,
            .begin(known.inverted, .plain, count: 2),
            literal("Wait a few hours, then send the message again."), .end,
            literal(" Large providers have many servers.\n"),
        ]
        #expect(
            laidOut(segments) == """
                1. {#code-transient}Wait: your provider's server will keep trying on its own for a while. Send
                   the message again only if it comes back as undeliverable.{/}\
                {^code-transient}Wait a few hours, then send the message again.{/} Large providers
                   have many servers.

                """)
    }
}
