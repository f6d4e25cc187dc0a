import CommonMark
import Diagnostics
import Foundation
import Links
import Pages
import Rejections
import SourceFiles
import Templating
import Testing

@testable import PageCompiler
@testable import SiteContent

/// Texts with sections, compared with the same texts whose sections were resolved before anything
/// else was done with them.
@Suite struct SectionTests {
    /// Links with no value, with some, and with all.
    private static let queries = [
        LinkQuery(), LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip)),
        LinkQuery(EnhancedStatusCode("5.7.1").map(ParameterValue.code)),
        LinkQuery(
            IPAddress("192.0.2.1").map(ParameterValue.ip),
            EnhancedStatusCode("5.7.1").map(ParameterValue.code)),
    ]

    @Test("each reader sees what resolving the sections first gives", arguments: SectionShapes.all)
    func lineFeeds(markdown: String) throws {
        try expectLikeResolved(markdown, markdown)
    }

    @Test("the line breaks of Windows make no difference", arguments: SectionShapes.all)
    func carriageReturns(markdown: String) throws {
        try expectLikeResolved(markdown.replacing("\n", with: "\r\n"), markdown)
    }

    @Test("a list that is loose for some readers is loose for all", arguments: SectionShapes.loose)
    func loose(markdown: String) throws {
        try expectLikeResolved(markdown, markdown) { html in
            html.replacing(/<li><p>(.*?)<\/p>/) { "<li>\($0.output.1)" }
        }
    }

    private func expectLikeResolved(
        _ source: String, _ markdown: String, adapted: (String) -> String = { $0 }
    ) throws {
        let body = try body(source)
        for query in Self.queries {
            let resolved = SectionResolver(values: values(of: query)).resolved(markdown)
            let document = Document(resolved)
            let known = "\(markdown.debugDescription) \(values(of: query).keys.sorted())"
            #expect(
                adapted(Self.normalized(filled(body.stepsHTML + body.senderHTML, query)))
                    == adapted(Self.normalized(document.html)), "\(known)")
            let events = document.events
            let text = try #require(
                json(.string(body.stepsText + Text(" ") + body.senderText), query) as? String)
            #expect(
                Self.words(text) == Self.words(PlainText.rendered(events[...])), "\(known)")
            let steps = try #require(
                json(.array(body.steps.map(JSONValue.element)), query) as? [String])
            #expect(steps == Steps(in: events[...]).texts, "\(known)")
        }
    }

    // MARK: As compiled

    private func body(_ markdown: String) throws -> CompiledText.Body {
        func source(_ text: String) -> SourceText {
            SourceText(text: text, path: "en.md", origin: .start)
        }
        let text = PageText(
            path: "en.md", title: source("Title"), short: nil, summary: source("Summary"),
            next: source("Next"), forwards: [:], body: source(markdown), parsedBody: nil,
            source: nil)
        let reason = Reason(
            slug: try #require(Slug("reason")), codes: [], replies: [], actor: .sender,
            retry: .never, hurry: .phone, words: [], isFrequent: false,
            parameters: Set(Parameter.allCases), related: [], lists: [:],
            references: [], reviewed: try #require(CalendarDate("2026-11-24")), isDraft: false)
        var diagnostics = Diagnostics()
        let compiled = CompiledText(
            text, language: try #require(LanguageTag("en")), of: reason, into: &diagnostics)
        var names: [String: Value] = [:]
        for form in ParameterForm.allCases {
            names[form.rawValue] = .text(Text([.parameter(form)]))
        }
        let body = compiled.body(
            Scope(names, sections: TemplateContract.sections), locale: compiled.language,
            origin: "https://reject.example", links: { _ in nil }, into: &diagnostics)
        #expect(
            diagnostics.sorted.map(\.description) == [], "\(markdown.debugDescription)")
        return body
    }

    private func values(of query: LinkQuery) -> [String: String] {
        var values: [String: String] = [:]
        for form in ParameterForm.allCases {
            values[form.rawValue] = query[form.parameter]?.text(in: form)
        }
        return values
    }

    private func filled(_ segments: [Segment], _ query: LinkQuery) -> String {
        String(decoding: Page(segments).filled(with: query).bytes, as: UTF8.self)
    }

    private func json(_ value: JSONValue, _ query: LinkQuery) throws -> Any {
        let text = filled(value.segments(Set(Parameter.allCases)), query)
        return try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    // MARK: Without what does not show

    /// HTML without the white space that no browser shows, and without empty code blocks: one that
    /// contains nothing but a hidden section is not shown.
    private static func normalized(_ html: String) -> String {
        var result = ""
        var rest = html[...]
        while let pre = rest.firstMatch(of: /<pre>[\s\S]*?<\/pre>/) {
            result += collapsed(rest[..<pre.range.lowerBound])
            if pre.output != "<pre><code></code></pre>" { result += pre.output }
            rest = rest[pre.range.upperBound...]
        }
        return result + collapsed(rest)
    }

    private static func collapsed(_ html: Substring) -> String {
        html.replacing(/\s+/, with: " ")
            .replacing(/\s?(<\/?(?:p|ul|ol|li|h[1-6]|blockquote|br|pre)\b[^>]*>) ?/) { $0.output.1 }
            .trimmingCharacters(in: .whitespaces)
    }

    private static func words(_ text: String) -> [Substring] {
        text.split(whereSeparator: \.isWhitespace)
    }
}
