import Diagnostics
import Editing
import SiteContent
import SourceFiles
import TestSupport
import Testing

/// The warnings about a whole site.
@Suite struct TextReviewTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder.withOwnLocales()
    }

    private func review(_ errors: [Diagnostic] = []) throws -> [String] {
        let site = try #require(ContentLoader.load(folder.sources).site)
        var diagnostics = Diagnostics()
        diagnostics.report(errors)
        TextReview.review(site, into: &diagnostics)
        return diagnostics.sorted.map { folder.relative($0.description) }
    }

    @Test func `a site in order has no warnings`() throws {
        #expect(try review() == [])
    }

    @Test func `a translation whose source has changed is outdated`() throws {
        try folder.edit("Content/reasons/too-big/de.md", "title: Zu groß", "title: Zu schwer")
        #expect(
            try review() == [
                "Content/reasons/too-big/en.md:1:1: warning: the text in 'de' has changed since "
                    + "this translation was accepted; compare the two, then run 'retour accept "
                    + "too-big --locale en'"
            ])
    }

    @Test func `a translation that was never accepted is reported`() throws {
        let file = "Content/reasons/too-big/en.md"
        let lines = try folder.read(file).split(separator: "\n", omittingEmptySubsequences: false)
        try folder.write(
            file, lines.filter { !$0.hasPrefix("source:") }.joined(separator: "\n"))
        #expect(
            try review() == [
                "Content/reasons/too-big/en.md:1:1: warning: not marked as a translation of 'de'; "
                    + "compare the two, then run 'retour accept too-big --locale en'"
            ])
    }

    @Test func `originals need no mark where the default locale is another one`() throws {
        try folder.edit("Content/site.yaml", "default-locale: de", "default-locale: en")
        #expect(try review() == [])
    }

    @Test func `a translation with another structure is reported where it differs`() throws {
        try folder.edit(
            "Content/reasons/dnsbl/en.md", "2. Then [that](/too-big).",
            "2. Then [that](/dnsbl-broken).\n3. More.")
        #expect(
            try review() == [
                "Content/reasons/dnsbl/en.md:11:1: warning: structure differs from 'de': 3 steps "
                    + "instead of 2",
                "Content/reasons/dnsbl/en.md:12:9: warning: structure differs from 'de': link "
                    + "'/dnsbl-broken' instead of '/too-big'",
            ])
    }

    @Test func `translations of drafts and in drafts are not compared`() throws {
        try folder.edit("Content/reasons/too-big/en.md", "1. Do *this*.", "1. Do this.\n2. More.")
        try folder.edit("Content/reasons/too-big/reason.yaml", "actor:", "draft: true\nactor:")
        try folder.edit("Content/reasons/dnsbl/reason.yaml", "related: [too-big]\n", "")
        for file in ["dnsbl/de", "dnsbl/en", "dnsbl-broken/de", "dnsbl-broken/en"] {
            try folder.edit("Content/reasons/\(file).md", "[that](/too-big)", "that")
        }
        #expect(try review().filter { $0.contains("structure") } == [])
    }

    @Test func `the style is that of the text's own language`() throws {
        let file = "Content/locales/de.yaml"
        try folder.edit(file, "gadget: device", "Apparat: Gerät")
        for locale in ["de", "en"] {
            let text = "Content/reasons/too-big/\(locale).md"
            try folder.edit(text, "Do *this*.", "Do *this* gadget, Apparat.")
        }
        #expect(
            try review().filter { $0.contains("stop list") } == [
                "Content/reasons/too-big/de.md:9:22: warning: 'Apparat' is on the stop list; write "
                    + "Gerät",
                "Content/reasons/too-big/en.md:10:14: warning: 'gadget' is on the stop list; write "
                    + "device",
            ])
    }

    @Test func `markup that readers would see is reported`() throws {
        try folder.edit("Content/reasons/too-big/en.md", "Do *this*.", "Do {this}.")
        #expect(
            try review() == [
                "Content/reasons/too-big/en.md:10:7: warning: '{this}' is not a variable; write "
                    + "'{{this}}'"
            ])
    }

    @Test func `texts of a reason with an error are not reviewed`() throws {
        try folder.edit("Content/reasons/dnsbl/en.md", "2. Then [that](/too-big).", "")
        let error = Diagnostic.error(
            folder.path("Content/reasons/dnsbl/en.md"), .start, "unknown variable 'ipp'")
        #expect(try review([error]) == [folder.relative(error.description)])
    }
}
