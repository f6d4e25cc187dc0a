import Diagnostics
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite struct GuideTests {
    private let folder: SiteFolder
    private let facts = "Content/guides/first-steps/guide.yaml"
    private let german = "Content/guides/first-steps/de.md"

    init() throws {
        folder = try SiteFolder.content()
    }

    private func messages() -> [String] {
        ContentLoader.load(folder.sources).diagnostics.sorted.map {
            folder.relative($0.description)
        }
    }

    @Test func `a guide has facts and texts like a reason`() throws {
        let site = try #require(ContentLoader.load(folder.sources).site)
        let guide = try #require(site.guides.first)
        #expect(site.guides.count == 1)
        #expect(guide.slug.description == "first-steps")
        #expect(guide.related.map(\.description) == ["dnsbl"])
        #expect(guide.reviewed == CalendarDate("2026-11-24"))
        #expect(site.texts[guide.slug]?.keys.map(\.description).sorted() == ["de", "en"])
        #expect(
            site.folders.map(\.path) == [
                "reasons/dnsbl", "reasons/dnsbl-broken", "reasons/too-big", "guides/first-steps",
            ])
    }

    @Test func `a site needs no guides`() throws {
        try folder.remove("Content/guides")
        #expect(messages() == [])
        #expect(ContentLoader.load(folder.sources).site?.guides.isEmpty == true)
    }

    @Test func `a guide may have a part for administrators, and nothing to forward`() throws {
        try folder.edit(german, "Read", "For you.\n\n---\n\nRead")
        #expect(messages() == [])
        try folder.edit(german, "title:", "forward: Please help.\ntitle:")
        #expect(
            messages() == [
                "\(german):2:1: error: unknown key 'forward'; known keys: title, summary, short, "
                    + "source"
            ])
    }

    @Test func `its Markdown is checked like that of a reason`() throws {
        try folder.edit(german, "Read [this](/dnsbl)", "# Big\n\nRead <b>[this](/first)</b>")
        #expect(
            messages() == [
                "\(german):6:1: error: only the title is a heading of level 1; begin headings with "
                    + "'##'",
                "\(german):8:6: error: HTML is never shown; write it in Markdown",
                "\(german):8:9: error: there is no page '/first'; did you mean "
                    + "'/first-steps'?",
            ])
    }

    @Test func `reasons and guides name each other`() throws {
        try folder.edit("Content/reasons/dnsbl/reason.yaml", "[too-big]", "[first-steps]")
        try folder.edit("Content/reasons/too-big/de.md", "Do *this*.", "[Do](/first-steps).")
        #expect(messages() == [])
    }

    @Test func `a reason and a guide cannot have the same name`() throws {
        for file in ["guide.yaml", "de.md", "en.md"] {
            try folder.write(
                "Content/guides/dnsbl/\(file)",
                try folder.read("Content/guides/first-steps/\(file)"))
        }
        #expect(
            messages() == [
                "Content/guides/dnsbl:1:1: error: there is also a reason 'dnsbl', and both would "
                    + "have the same link; rename the guide"
            ])
    }

    @Test(arguments: ["case", "rbl", "why"])
    func `a page cannot have the path of a legacy link`(_ name: String) throws {
        try folder.write("Content/reasons/\(name)/reason.yaml", "")
        #expect(
            messages() == [
                "Content/reasons/\(name):1:1: error: legacy links, which redirect to other pages, "
                    + "begin with '/\(name)'; give the reason another name"
            ])
        try folder.remove("Content/reasons/\(name)")
        try folder.write("Content/guides/\(name)/guide.yaml", "")
        #expect(
            messages() == [
                "Content/guides/\(name):1:1: error: legacy links, which redirect to other pages, "
                    + "begin with '/\(name)'; give the guide another name"
            ])
    }

    @Test func `names, references, and files are checked`() throws {
        try folder.write("Content/guides/First/guide.yaml", "reviewed: 2026-11-24\n")
        try folder.write("Content/guides/first-steps/reason.yaml", "")
        try folder.edit(facts, "[dnsbl]", "[dnsbl, first-step]")
        try folder.edit(facts, "reviewed: 2026-11-24", "")
        #expect(
            messages() == [
                "Content/guides/First:1:1: error: a guide's folder has a name such as "
                    + "'mailbox-full': lower-case words, joined by hyphens, and not the name of a "
                    + "locale or another page",
                "\(facts):1:1: error: 'reviewed' is missing",
                "\(facts):1:18: error: there is no reason or guide 'first-step'; did you mean "
                    + "'first-steps'?",
                "Content/guides/first-steps/reason.yaml:1:1: warning: nothing reads this file; "
                    + "texts are named after a locale in site.yaml",
            ])
    }

    @Test func `a draft is not published, and nothing published leads to it`() throws {
        try folder.edit(facts, "related:", "draft: true\nrelated:")
        #expect(messages() == [])
        let site = try #require(ContentLoader.load(folder.sources).site)
        #expect(site.published.guides.isEmpty)
        try folder.edit("Content/reasons/dnsbl/reason.yaml", "[too-big]", "[first-steps]")
        try folder.edit("Content/reasons/too-big/de.md", "/too-big", "/first-steps")
        #expect(
            messages() == [
                "Content/reasons/dnsbl/reason.yaml:1:1: error: this names the page 'first-steps', "
                    + "which is a draft; publish that one first",
                "Content/reasons/too-big/de.md:10:9: error: the page '/first-steps' is a draft; "
                    + "publish it first, or leave the link out",
            ])
    }
}
