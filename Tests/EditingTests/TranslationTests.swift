import Editing
import Foundation
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite struct TranslationTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder.withOwnLocales()
    }

    private func site() throws -> Site {
        try #require(ContentLoader.load(folder.sources).site)
    }

    private func accept(_ reason: String, _ locale: String) throws -> String? {
        let site = try site()
        return try TranslationAcceptance(site, folder.sources).accept(
            #require(site.folders.first { $0.slug.description == reason }),
            #require(LanguageTag(locale)))
    }

    private func states(_ site: Site, _ reason: String) throws -> [String] {
        let slug = try #require(Slug(reason))
        return site.locales.map { site.translationState(of: slug, $0).rawValue }
    }

    @Test func `a translation is current as long as its source says the same`() throws {
        #expect(try states(site(), "dnsbl") == ["original", "current"])
        try folder.edit("Content/reasons/dnsbl/de.md", "1. Do *this*.", "1. Do that.")
        #expect(try states(site(), "dnsbl") == ["original", "outdated"])
    }

    @Test(
        "any change of the source's words makes its translation outdated",
        arguments: [
            ("title: Gesperrt", "title: Blockiert"), ("summary: Gesperrt", "summary: Blockiert"),
            ("provider: Please", "provider: Do"), ("title: Gesperrt", "title: Gesperrt\nshort: Zu"),
        ])
    func changes(old: String, new: String) throws {
        try folder.edit("Content/reasons/dnsbl/de.md", old, new)
        #expect(try states(site(), "dnsbl") == ["original", "outdated"])
    }

    @Test func `line endings and the translation itself do not count`() throws {
        let file = "Content/reasons/dnsbl/de.md"
        try folder.write(file, try folder.read(file).replacing("\n", with: "\r\n"))
        try folder.edit("Content/reasons/dnsbl/en.md", "1. Do *this*.", "1. Do that.")
        #expect(try states(site(), "dnsbl") == ["original", "current"])
    }

    @Test func `a translation without a mark is unmarked, one without a file is missing`() throws {
        let file = "Content/reasons/dnsbl/en.md"
        let lines = try folder.read(file).split(separator: "\n", omittingEmptySubsequences: false)
        try folder.write(
            file, lines.filter { !$0.hasPrefix("source:") }.joined(separator: "\n"))
        try folder.remove("Content/reasons/too-big/en.md")
        #expect(try states(site(), "dnsbl") == ["original", "unmarked"])
        #expect(try states(site(), "too-big") == ["original", "missing"])
    }

    @Test func `accepting changes the mark, nothing else, and only once`() throws {
        let file = "Content/reasons/dnsbl/en.md"
        let before = try folder.read(file)
        try folder.edit("Content/reasons/dnsbl/de.md", "title: Gesperrt", "title: Blockiert")
        #expect(try accept("dnsbl", "en") == folder.path(file))
        let after = try folder.read(file)
        let isMark = { (line: Substring) in line.hasPrefix("source: de ") }
        #expect(after.split(separator: "\n").count(where: isMark) == 1)
        #expect(
            before.split(separator: "\n").filter { !isMark($0) }
                == after.split(separator: "\n").filter { !isMark($0) })
        #expect(try states(site(), "dnsbl") == ["original", "current"])
        #expect(try accept("dnsbl", "en") == nil)
        #expect(try folder.read(file) == after)
    }

    @Test func `the mark in a file with CRLF ends with CRLF`() throws {
        let file = "Content/reasons/too-big/en.md"
        let text = try folder.read(file).replacing("\n", with: "\r\n")
        try folder.write(file, text)
        try folder.edit("Content/reasons/too-big/de.md", "title: Zu groß", "title: Riesig")
        #expect(try accept("too-big", "en") != nil)
        let lines = try folder.read(file).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().allSatisfy { $0.hasSuffix("\r") })
    }

    @Test func `the original has nothing to accept`() throws {
        #expect(try accept("dnsbl", "de") == nil)
    }

    @Test(
        "a mark is a locale and twelve hexadecimal digits",
        arguments: [
            ("de 0123456789ab", true), ("pt-BR ABCDEF012345", true), ("de", false),
            ("de 0123456789a", false), ("de 0123456789abc", false), ("de 0123456789ag", false),
            ("0123456789ab", false), ("de fr 0123456789ab", false), ("", false),
        ])
    func mark(text: String, isMark: Bool) {
        #expect((TranslationSource(text) != nil) == isMark)
    }

    @Test func `a text whose source is in a language that the site lacks is not outdated`() throws {
        try folder.edit("Content/site.yaml", "locales: [de, en]", "locales: [en]")
        try folder.edit("Content/site.yaml", "default-locale: de", "default-locale: en")
        #expect(try states(site(), "dnsbl") == ["original"])
    }
}
