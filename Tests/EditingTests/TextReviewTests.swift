import Diagnostics
import Editing
import SiteContent
import TestSupport
import Testing

/// What an editor would remark on texts, as warnings.
@Suite struct TextReviewTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder()
    }

    private func remarks() throws -> [String] {
        let site = try #require(ContentLoader.load(folder.path("Content")).site)
        var diagnostics = Diagnostics()
        TextReview.review(site, into: &diagnostics)
        return diagnostics.sorted.map { folder.relative($0.description) }
    }

    private func words(_ count: Int) -> String {
        Array(repeating: "word", count: count).joined(separator: " ") + "."
    }

    @Test func `sound texts are left in peace`() throws {
        #expect(try remarks() == [])
    }

    @Test func `a translation whose source has changed is outdated`() throws {
        try folder.edit("Content/reasons/too-big/de.md", "title: Zu groß", "title: Zu schwer")
        let found = try remarks()
        #expect(
            found == [
                "Content/reasons/too-big/en.md:1:1: warning: the text in 'de' has changed since "
                    + "this translation was accepted; compare the two, then run 'retour accept "
                    + "too-big --locale en'"
            ])
    }

    @Test func `a translation that nobody accepted is told`() throws {
        let file = "Content/reasons/too-big/en.md"
        let lines = try folder.read(file).split(separator: "\n", omittingEmptySubsequences: false)
        try folder.write(
            file, lines.filter { !$0.hasPrefix("source:") }.joined(separator: "\n"))
        let found = try remarks()
        #expect(
            found == [
                "Content/reasons/too-big/en.md:1:1: warning: nobody has said of which version of "
                    + "the text in 'de' this is the translation; compare the two, then run "
                    + "'retour accept too-big --locale en'"
            ])
    }

    /// A change of a translation, and how it is then built otherwise than its source.
    struct Difference: CustomTestStringConvertible {
        let old: String
        let new: String
        let message: String

        init(_ old: String, _ new: String, _ message: String) {
            (self.old, self.new, self.message) = (old, new, message)
        }

        var testDescription: String { new }
    }

    @Test(
        "a translation is built like its source",
        arguments: [
            Difference(
                "## For administrators", "### For administrators",
                "levels of headings: 2, 3 here, 2, 2 there"),
            Difference(
                "2. Then [that](/too-big).", "2. Then [that](/too-big).\n3. More.",
                "steps in each list: 3 here, 2 there"),
            Difference(
                "[that](/too-big)", "[that](/dnsbl-broken)",
                "links: /dnsbl-broken, https://www.rfc-editor.org/rfc/rfc5321 here, /too-big, "
                    + "https://www.rfc-editor.org/rfc/rfc5321 there"),
            Difference(
                "Look at", "```\ndig\n```\n\nLook at", "code blocks: 1 here, 0 there"),
            Difference(
                "{{^ip}}A server.{{/ip}}", "",
                "placeholders: {{#ip}}, {{/ip}}, {{ip}}, {{organization}} here, {{#ip}}, {{/ip}}, "
                    + "{{/ip}}, {{^ip}}, {{ip}}, {{organization}} there"),
        ])
    func outline(_ difference: Difference) throws {
        try folder.edit("Content/reasons/dnsbl/en.md", difference.old, difference.new)
        let found = try remarks()
        #expect(
            found == [
                "Content/reasons/dnsbl/en.md:7:1: warning: this is built otherwise than the text "
                    + "in 'de', \(difference.message)"
            ])
    }

    @Test func `texts of a reason with an error are not reviewed`() throws {
        try folder.edit("Content/reasons/dnsbl/en.md", "2. Then [that](/too-big).", "")
        let site = try #require(ContentLoader.load(folder.path("Content")).site)
        let error = Diagnostic.error(
            folder.path("Content/reasons/dnsbl/en.md"), .start, "unknown variable 'ipp'")
        var diagnostics = Diagnostics()
        diagnostics.report(error)
        TextReview.review(site, into: &diagnostics)
        #expect(diagnostics.sorted == [error])
    }

    // MARK: Style

    @Test func `a long sentence is told where it begins`() throws {
        try folder.edit("Content/reasons/too-big/en.md", "Look at", "\(words(29)) Look at")
        let found = try remarks()
        #expect(
            found == [
                "Content/reasons/too-big/en.md:17:1: warning: a sentence of 29 words; make it two, "
                    + "with at most 28 words each"
            ])
    }

    @Test func `the sender's part is short on average and easy to read`() throws {
        try folder.edit(
            "Content/reasons/too-big/en.md", "1. Do *this*.",
            "1. \(words(28)) \(words(28)) \(words(28))")
        let found = try remarks()
        #expect(
            found.map { $0.prefix { $0 != ";" } } == [
                "Content/reasons/too-big/en.md:6:1: warning: the sender's part has 21.5 words a "
                    + "sentence"
            ])
        try folder.edit(
            "Content/reasons/too-big/en.md", "1. \(words(28)) \(words(28)) \(words(28))",
            "1. Considerable bureaucratic misunderstandings necessitate patience.")
        let readability = try remarks()
        #expect(
            readability.map { $0.prefix { $0 != ";" } } == [
                "Content/reasons/too-big/en.md:6:1: warning: the sender's part is hard to read: "
                    + "LIX 74.9, at most 45 is asked for"
            ])
    }

    @Test(
        "only what ends a sentence ends it",
        arguments: [
            "Use `a`. \(String(repeating: "w ", count: 27)).", "See [a](/too-big). Then go.",
            "On 24. May (RFC 7372). \(String(repeating: "w ", count: 26)).",
        ])
    func ends(text: String) throws {
        try folder.edit("Content/reasons/too-big/en.md", "Look at", "\(text)\n\nLook at")
        #expect(try remarks().filter { $0.contains("a sentence of") } == [])
    }

    @Test(
        "an abbreviation ends no sentence",
        arguments: ["z. B. ", "e. g. ", "the 24. of "])
    func abbreviations(text: String) throws {
        try folder.edit(
            "Content/reasons/too-big/en.md", "Look at",
            "\(String(repeating: "w ", count: 20))\(text)\(words(10))\n\nLook at")
        #expect(try remarks().filter { $0.contains("a sentence of") }.count == 1)
    }

    @Test func `words of the stop list are told with what to write, whole words only`() throws {
        try folder.edit(
            "Content/reasons/too-big/en.md", "summary: Too big",
            "summary: On a Blacklist too. Too big")
        try folder.edit(
            "Content/reasons/too-big/en.md", "Do *this*.", "Do *this*! Xblacklistx.")
        let found = try remarks()
        #expect(
            found == [
                "Content/reasons/too-big/en.md:3:15: warning: 'blacklist' is on the stop list; "
                    + "write blocklist",
                "Content/reasons/too-big/en.md:9:13: warning: '!' is on the stop list; write a "
                    + "full stop",
            ])
    }

    @Test func `without a style nothing is asked of a language`() throws {
        let file = "Content/locales/en.yaml"
        let text = try folder.read(file)
        let start = try #require(text.firstRange(of: "style:\n")).lowerBound
        let end = try #require(text.firstRange(of: "scaffold:\n")).lowerBound
        try folder.write(file, String(text[..<start] + text[end...]))
        try folder.edit("Content/reasons/too-big/en.md", "Look at", "\(words(50)) Oops! Look at")
        #expect(try remarks() == [])
    }
}
