import Diagnostics
import Editing
import Links
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite struct ScaffoldTests {
    private let folder: SiteFolder
    private let today: CalendarDate

    init() throws {
        folder = try SiteFolder.withOwnLocales()
        today = try #require(CalendarDate("2026-12-01"))
    }

    private func scaffold() throws -> Scaffold {
        let site = try #require(ContentLoader.load(folder.sources).site)
        return Scaffold(sources: folder.sources, site: site, today: today)
    }

    private func load() -> LoadedContent { ContentLoader.load(folder.sources) }

    @Test(
        "a new reason passes the checks as a draft, which is not published",
        arguments: Actor.allCases)
    func reason(actor: Actor) throws {
        let slug = try #require(Slug("new-reason"))
        let made = try scaffold().reason(slug, actor: actor, retry: .later)
        #expect(
            made.map(folder.relative) == [
                "Content/reasons/new-reason/reason.yaml", "Content/reasons/new-reason/de.md",
            ])
        let result = load()
        #expect(result.diagnostics.sorted == [])
        let site = try #require(result.site)
        let reason = try #require(site.reasons.first { $0.slug == slug })
        #expect(reason.isDraft)
        #expect(reason.actor == actor)
        #expect(reason.retry == .later)
        #expect(reason.reviewed == today)
        #expect(!site.published.reasons.contains { $0.slug == slug })
    }

    @Test func `a new guide passes the checks as a draft, without a part for administrators`()
        throws
    {
        let slug = try #require(Slug("new-guide"))
        let made = try scaffold().guide(slug)
        #expect(
            made.map(folder.relative) == [
                "Content/guides/new-guide/guide.yaml", "Content/guides/new-guide/de.md",
            ])
        #expect(load().diagnostics.sorted == [])
        let site = try #require(load().site)
        #expect(site.guides.first { $0.slug == slug }?.isDraft == true)
        #expect(!site.published.guides.contains { $0.slug == slug })
        #expect(
            try folder.read("Content/guides/new-guide/de.md") == """
                ---
                title: "Say \\"what\\" happened"
                short: "What"
                summary: "Who did what."
                ---

                1. Do this.

                """)
    }

    @Test func `a new text begins with the scaffold of the default locale`() throws {
        let slug = try #require(Slug("new-reason"))
        _ = try scaffold().reason(slug, actor: .provider, retry: .later)
        #expect(
            try folder.read("Content/reasons/new-reason/de.md") == """
                ---
                title: "Say \\"what\\" happened"
                short: "What"
                summary: "Who did what."
                next: "Do this first."
                forward:
                  provider: "Please fix it."
                ---

                1. Do this.

                ---

                Why.

                """)
    }

    @Test func `a new locale has the phrases of the default locale`() throws {
        _ = try scaffold().locale(try #require(LanguageTag("fr")))
        #expect(
            try folder.read("Content/locales/fr.yaml").hasPrefix(
                """
                # yaml-language-server: $schema=../schemas/locale.schema.json
                # A draft is checked but not published; remove this line when everything is translated.
                draft: true
                greeting: Hallo
                style:

                """))
    }

    @Test func `a new blocklist passes the checks as a draft, which is not published`() throws {
        let zone = try #require(Zone("bl.new.example"))
        let made = try scaffold().blocklist(zone, slug: try #require(Slug("new")))
        #expect(made.map(folder.relative) == ["Content/blocklists/new.yaml"])
        let result = load()
        #expect(result.diagnostics.sorted == [])
        let site = try #require(result.site)
        let list = try #require(site.blocklists.first { $0.zones == [zone] })
        #expect(list.isDraft)
        #expect(list.confidence == .low)
        #expect(site.published.catalogue.list(utf8: Array("bl.new.example".utf8)) == nil)
        #expect(site.catalogue.list(utf8: Array("bl.new.example".utf8)) == .zone(zone))
    }

    @Test func `a new locale passes the checks as a draft, which is not published`() throws {
        let tag = try #require(LanguageTag("fr"))
        let made = try scaffold().locale(tag)
        #expect(
            made.map(folder.relative) == ["Content/locales/fr.yaml", "Content/site.yaml"])
        #expect(try folder.read("Content/site.yaml").contains("locales: [de, en, fr]\n"))
        let result = load()
        #expect(result.diagnostics.sorted == [])
        let site = try #require(result.site)
        #expect(site.locales.map(\.description) == ["de", "en", "fr"])
        #expect(site.published.locales.map(\.description) == ["de", "en"])
    }

    @Test func `existing files are left alone`() throws {
        let before = try folder.read("Content/reasons/dnsbl/reason.yaml")
        let scaffold = try scaffold()
        let slug = try #require(Slug("dnsbl"))
        try refuses(
            "Content/reasons/dnsbl already exists; edit it, or choose another name"
        ) { try scaffold.reason(slug, actor: .sender, retry: .never) }
        #expect(try folder.read("Content/reasons/dnsbl/reason.yaml") == before)
        try refuses(
            "Content/locales/en.yaml already exists; edit it, or choose another name"
        ) { try scaffold.locale(try #require(LanguageTag("en"))) }
    }

    @Test func `a zone belongs to one blocklist only`() throws {
        let zone = try #require(Zone("bl.list.example"))
        let scaffold = try scaffold()
        try refuses(
            "the zone 'bl.list.example' already belongs to Content/blocklists/alive.yaml"
        ) { try scaffold.blocklist(zone, slug: try #require(Slug("other"))) }
    }

    @Test func `locales on several lines are left for the editor to change`() throws {
        try folder.edit("Content/site.yaml", "locales: [de, en]", "locales:\n  - de\n  - en")
        let scaffold = try scaffold()
        try refuses(
            "'locales' in Content/site.yaml is not a list on one line such as [de, en]; write it that "
                + "way, so that 'fr' can be added"
        ) { try scaffold.locale(try #require(LanguageTag("fr"))) }
    }

    private func refuses(_ message: String, _ make: () throws -> [String]) throws {
        let refusal = #expect(throws: Scaffold.Refusal.self) { try make() }
        #expect(folder.relative(try #require(refusal).description) == message)
    }
}
