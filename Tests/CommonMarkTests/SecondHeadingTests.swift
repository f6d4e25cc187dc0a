import Testing

@testable import CommonMark

@Suite struct SecondHeadingTests {
    private static let begin = SectionMarker(edge: .begin, section: 0, serial: 1, isOnOwnLine: true)
    private static let end = SectionMarker(edge: .end, section: 0, serial: 1, isOnOwnLine: true)

    @Test(
        "a text is cut before its second heading of level 2, with the section around that",
        arguments: [
            ("## A\n\na\n\n## B\n\nb\n", ["A\n\na", "B\n\nb"]),
            ("## A\n\na\n\n### B\n\nb\n\n## C\n", ["A\n\na\n\nB\n\nb", "C"]),
            ("intro\n\n## A\n\na\n\n## B\n\n## C\n", ["intro\n\nA\n\na", "B\n\nC"]),
            ("## A\n\na\n", ["A\n\na", ""]),
            ("a\n", ["a", ""]),
            ("", ["", ""]),
            (
                "## A\n\na\n\n\(begin.word)\n\n## B\n\nb\n\n\(end.word)\n\n## C\n",
                ["A\n\na", "\(begin.word)B\n\nb\n\n\(end.word)\n\nC"]
            ),
            // No section is cut: the next heading outside of it counts.
            (
                "\(begin.word)\n\n## A\n\na\n\n## B\n\n\(end.word)\n\n## C\n",
                ["\(begin.word)A\n\na\n\nB\n\n\(end.word)", "C"]
            ),
        ])
    func cut(markdown: String, expected: [String]) {
        let parts = ParsedText(markdown).parts.first.parts
        let texts = [parts.first, parts.second].map { PlainText.rendered($0.events[...]) }
        #expect(
            texts.map { $0.trimmingBlankLines } == expected.map { $0.trimmingBlankLines },
            "\(markdown)")
        // HTML and text are cut at the same place.
        let headings = [parts.first, parts.second].map { part in
            (
                part.html.ranges(of: "<h2>").count,
                part.events.filter { $0.isEntering && $0.kind == .heading(level: 2) }.count
            )
        }
        for (html, events) in headings { #expect(html == events, "\(markdown)") }
    }
}

extension String {
    fileprivate var trimmingBlankLines: [String] {
        split(separator: "\n").map(String.init).filter { $0 != "-" }
    }
}
