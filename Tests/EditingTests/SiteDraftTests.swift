import Diagnostics
import Foundation
import Rejections
import SiteContent
import TestSupport
import Testing

@testable import Editing

@Suite("Settings of a new site")
struct SiteDraftTests {
    private func draft(_ organization: String = "Example Mail") throws -> SiteDraft {
        var draft = SiteDraft(
            organization: try #require(SingleLine(organization)),
            baseURL: try #require(WebURL("https://reject.example/mail")),
            defaultLocale: try #require(LanguageTag("en")),
            locales: ["de", "en"].compactMap(LanguageTag.init))
        draft.phone = SingleLine("+49 30 23125 000")
        return draft
    }

    @Test(
        "are read as they were given, whatever the name contains",
        arguments: ["Example Mail", #"A "B" \ C: #d"#, "- x", "{{y}}", "'", "Öl & Söhne"])
    func name(organization: String) throws {
        let folder = try SiteFolder()
        try folder.write("Content/site.yaml", try draft(organization).settings)
        let content = ContentLoader.load(folder.sources)
        let site = try #require(content.site, "\(content.diagnostics.sorted)")
        #expect(site.operator.organization.description == organization)
        #expect(site.baseURL.description == "https://reject.example/mail")
        #expect(site.defaultLocale.description == "en")
        #expect(site.operator.phone?.description == "+49 30 23125 000")
    }

    @Test("have every value that is given, and name what was left out")
    func all() throws {
        let folder = try SiteFolder()
        var draft = try draft()
        draft.form = WebURL("https://www.mail.example/contact#form")
        draft.imprint = WebURL("https://www.mail.example/imprint")
        draft.privacy = WebURL("https://www.mail.example/privacy")
        for tag in draft.locales { draft.role[tag] = SingleLine("\(tag): us") }
        draft.blocklists = try [#require(Slug("alive"))]
        draft.omittedBlocklists = [(SingleLine(replacingBreaksIn: "x.test"), "is not known")]
        try folder.write("Content/site.yaml", draft.settings)
        let content = ContentLoader.load(folder.sources)
        let site = try #require(content.site, "\(content.diagnostics.sorted)")
        #expect(site.operator.form == draft.form)
        #expect(site.operator.imprint == draft.imprint)
        #expect(site.operator.privacy == draft.privacy)
        #expect(site.operator.role == draft.role)
        #expect(site.usedBlocklists == draft.blocklists)
        #expect(draft.settings.contains("# Left out: x.test is not known\n"))
    }

    @Test("their commented lines are valid once they are uncommented")
    func comments() throws {
        let folder = try SiteFolder()
        let comment = try Regex("^ *# ([a-z-]+:|  )")
        let lines = try draft().settings.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                line.contains(comment)
                    ? String(line).replacing("# ", with: "", maxReplacements: 1) : String(line)
            }
        let text = lines.joined(separator: "\n").replacing("logo.svg", with: "icon.svg")
            .replacing("zen.spamhaus.org", with: "bl.list.example").replacing("+1 …", with: "+1")
        let unique = text.replacing("  phone: \"+49 30 23125 000\"\n", with: "")
        try folder.write("Content/site.yaml", unique)
        let content = ContentLoader.load(folder.sources)
        #expect(content.site != nil, "\(content.diagnostics.sorted)")
    }

    @Test("a folder that cannot be written leaves nothing, and a file that exists stays")
    func failure() throws {
        let folder = try SiteFolder { _ in }
        let long = String(repeating: "x", count: 300)
        #expect(throws: (any Error).self) {
            try NewFolder(folder.path("a/b/\(long)")).write("x", to: "site.yaml")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("a")))
        try folder.write("site.yaml", "mine")
        #expect(throws: (any Error).self) {
            try NewFolder(folder.path("")).write("x", to: "site.yaml")
        }
        #expect(try folder.read("site.yaml") == "mine")
    }
}
