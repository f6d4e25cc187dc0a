import Pages
import Rejections
import Testing

@testable import Templating

@Suite struct DocumentSplitterTests {
    private func split(
        _ template: (String) -> String, _ value: Value
    ) -> (segments: [Segment], problems: Set<DocumentSplitter.Problem>) {
        let tokens = TokenTable(sections: SectionNames())
        let token = tokens.token(for: value, in: Slot(name: "x"))
        let splitter = DocumentSplitter.split(template(token), tokens: tokens)
        return (
            splitter.skeleton.segments(Set(Parameter.allCases)) { _ in value }, splitter.problems
        )
    }

    private let hostile = Value.text(Text("\"><\u{301}&x"))
    private let address = Value.text(Text([.parameter(.ip)]))

    @Test func `a value is escaped for what surrounds it`() {
        let inText = split({ "<p>\($0)</p>" }, hostile)
        #expect(inText.segments == [.literal(Array("<p>&quot;&gt;&lt;\u{301}&amp;x</p>".utf8))])
        let inAttribute = split({ "<p title=\"a \($0)\">" }, hostile)
        #expect(
            inAttribute.segments
                == [.literal(Array("<p title=\"a &quot;&gt;&lt;\u{301}&amp;x\">".utf8))])
        let inQuery = split({ "<a href=\"/?a=1&amp;q=\($0)\">" }, hostile)
        #expect(
            inQuery.segments
                == [.literal(Array("<a href=\"/?a=1&amp;q=%22%3E%3C%CC%81%26x\">".utf8))])
    }

    @Test(
        "a parameter becomes a placeholder with its context",
        arguments: [
            ("<p>", "</p>", Segment.Context.text),
            ("<p title=\"", "\">", .attribute),
            ("<a href=\"/?ip=", "\">", .urlQuery),
            ("<A HREF=\"/?ip=", "\">", .urlQuery),
            ("<title>", "</title>", .plainElement),
            ("<p a='>' title=\"", "\">", .attribute),
        ])
    func contexts(before: String, after: String, context: Segment.Context) {
        let result = split({ before + $0 + after }, address)
        #expect(result.problems == [])
        #expect(
            result.segments == [
                .literal(Array(before.utf8)), .placeholder(.ip, context),
                .literal(Array(after.utf8)),
            ])
    }

    @Test(
        "where no value can be made safe is a problem",
        arguments: [
            ("<p id=", ">", "in an attribute without double quotes"),
            ("<p id='", "'>", "in an attribute without double quotes"),
            ("<", ">", "in a tag"),
            ("<p ", ">", "in a tag"),
            ("<!-- ", " -->", "in a comment"),
            ("<script>", "</script>", "in a 'script' element"),
            ("<STYLE>", "</STYLE>", "in a 'style' element"),
            ("<p onclick=\"f('", "')\">", "in the attribute 'onclick'"),
            ("<p ONCLICK=\"", "\">", "in the attribute 'onclick'"),
            ("<p style=\"color:", "\">", "in the attribute 'style'"),
            ("<iframe srcdoc=\"", "\">", "in the attribute 'srcdoc'"),
            ("<img srcset=\"", "\">", "in the attribute 'srcset'"),
            ("<a ping=\"", "\">", "in the attribute 'ping'"),
            ("<a unheard-of=\"", "\">", "in the attribute 'unheard-of'"),
        ])
    func unsafe(before: String, after: String, place: String) {
        let result = split({ before + $0 + after }, address)
        #expect(
            result.problems.map(\.message)
                == [
                    "'x' is \(place), where no value is safe; print it between tags or in a "
                        + "double-quoted attribute such as 'title'"
                ])
        #expect(!result.segments.contains(.placeholder(.ip, .text)))
    }

    @Test func `only a URL may begin a destination`() {
        #expect(
            split({ "<a href=\"\($0)\">" }, hostile).problems.map(\.message)
                == ["'x' is not a URL, so it cannot begin the value of 'href'"])
        let url = split({ "<a href=\"\($0)\">" }, .url(Text("https://a.example/?b&c")))
        #expect(url.problems == [])
        #expect(
            url.segments == [.literal(Array("<a href=\"https://a.example/?b&amp;c\">".utf8))])
    }

    @Test func `after raw text and comments the document goes on`() {
        let result = split(
            { "<style>a{}</style><!-- <p id= --><script src=\"x\"></script><p>\($0)" }, address)
        #expect(result.problems == [])
        #expect(result.segments.last == .placeholder(.ip, .text))
    }
}
