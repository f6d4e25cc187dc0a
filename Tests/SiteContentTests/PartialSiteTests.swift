import Diagnostics
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

/// What can still be checked where something is wrong.
@Suite struct PartialSiteTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder.content()
    }

    private func load() -> LoadedContent { ContentLoader.load(folder.sources) }

    private func messages() -> [String] {
        load().diagnostics.sorted.map { folder.relative($0.description) }
    }

    @Test func `without settings, the locales are those that have a file`() throws {
        try folder.edit("Content/site.yaml", "organization", "\torganization")
        try folder.edit("Content/reasons/dnsbl/en.md", "(/too-big)", "(/to-big)")
        #expect(
            messages() == [
                "Content/reasons/dnsbl/en.md:12:9: error: there is no page '/to-big'; did you mean "
                    + "'/too-big'?",
                "Content/site.yaml:1:1: error: a tab cannot indent a line of YAML; use two spaces",
            ])
        let site = try #require(load().partialSite)
        #expect(site.locales.map(\.description) == ["de", "en"])
        #expect(site.reasons.count == 3)
        #expect(load().site == nil)
    }

    @Test func `another text is a stand-in for a missing one in the default locale`() throws {
        try folder.remove("Content/reasons/too-big/de.md")
        let site = try #require(load().partialSite)
        let slug = try #require(Slug("too-big"))
        let texts = try #require(site.texts[slug])
        #expect(
            texts[site.defaultLocale].map { folder.relative($0.path) }
                == "Content/reasons/too-big/en.md")
    }

    @Test func `another locale is a stand-in for a default one that cannot be read`() throws {
        try folder.edit("Content/locales/de.yaml", "skip:", "- skip:")
        let site = try #require(load().partialSite)
        #expect(site.defaultLocale.description == "en")
        #expect(site.locales.map(\.description) == ["en"])
        #expect(messages().count == 1)
    }

    @Test func `texts are checked where the facts of their reason cannot be read`() throws {
        try folder.edit("Content/reasons/dnsbl/reason.yaml", "codes:", "codes: [")
        try folder.edit("Content/reasons/dnsbl/en.md", "(/too-big)", "(/to-big)")
        #expect(
            messages() == [
                "Content/reasons/dnsbl/en.md:12:9: error: there is no page '/to-big'; did you mean "
                    + "'/too-big'?",
                "Content/reasons/dnsbl/reason.yaml:1:8: error: the '[' is never closed; add ']', "
                    + "or put the text in quotes",
            ])
        let reason = try #require(load().partialSite?.reasons.first)
        #expect(reason.parameters == Set(Parameter.allCases))
    }

    @Test func `content without any words is not a site`() throws {
        try folder.remove("Content/locales/de.yaml")
        try folder.remove("Content/locales/en.yaml")
        #expect(load().partialSite == nil)
        #expect(load().diagnostics.errorCount == 2)
    }
}
