import Diagnostics
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

/// Lines and columns in files that are not only ASCII. Expectations are counted by hand.
@Suite struct PlaceTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder.content()
    }

    private func problems() -> [String] {
        ContentLoader.load(folder.sources).diagnostics.sorted.map {
            folder.relative($0.description)
        }
    }

    @Test(
        "a mistake in Markdown is reported where it is",
        arguments: [
            ("1. äöü ÄÖÜß <b>", 9, 13), ("1. a\n   äöü <b>", 10, 8), ("1. a\näöü <b>", 10, 5),
            ("1. a\u{301}\u{302} <b>", 9, 6), ("1. 👩‍👩‍👧🇩🇪 <b>", 9, 7), ("1. 日本語 <b>", 9, 8),
            ("1. a\tb <b>", 9, 8), ("1. ä\r\n   ö <b>", 10, 6), ("1. ä\\\n   ö <b>", 10, 6),
            ("1. a\n   - ö\n     ü <b>", 11, 8), ("1. {{organization}} ä <b>", 9, 23),
        ])
    func markdown(text: String, line: Int, column: Int) throws {
        try folder.edit("Content/reasons/too-big/de.md", "1. Do *this*.", text)
        #expect(
            problems() == [
                "Content/reasons/too-big/de.md:\(line):\(column): error: HTML is never shown; "
                    + "write it in Markdown"
            ])
    }

    @Test(
        "a mistake in YAML is reported where it is",
        arguments: [
            ("{ä: 1, actor: x}", 8), ("{e\u{301}\u{302}: 1, actor: x}", 8),
            ("{👩‍👩‍👧🇩🇪: 1, actor: x}", 9),
            ("{日本: 1, actor: x}", 9), ("{ä:\t1, actor: x}", 8),
        ])
    func yaml(facts: String, column: Int) throws {
        try folder.write("Content/reasons/too-big/reason.yaml", "# ä\r\n\(facts)\n")
        let place = "Content/reasons/too-big/reason.yaml:2:\(column + 7): error: 'x' is not one of"
        #expect(problems().contains { $0.hasPrefix(place) }, "\(problems())")
    }

    @Test(
        "a place in a text of the front matter is where the file has it",
        arguments: [
            ("\"Zu \\\"groß\\\" |\"", 3, 23), ("'Zu ''groß'' |'", 3, 23), ("Zu groß |", 3, 18),
            (">-\n  Zu\n  groß |", 5, 8), ("|-\n    Zu groß |", 4, 13), ("Zu\n  groß |", 4, 8),
        ])
    func frontMatter(title: String, line: Int, column: Int) throws {
        try folder.edit(
            "Content/reasons/too-big/de.md", "summary: Zu groß", "summary: \(title)\nshort: Zu groß"
        )
        let site = try #require(ContentLoader.load(folder.sources).site)
        let (slug, german) = (try #require(Slug("too-big")), try #require(LanguageTag("de")))
        let summary = try #require(site.texts[slug]?[german]).summary
        let index = try #require(summary.text.firstIndex(of: "|"))
        #expect(summary.position(of: index) == Position(line: line, column: column))
    }
}
