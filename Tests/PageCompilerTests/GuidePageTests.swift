import Diagnostics
import Foundation
import Links
import PageCompiler
import Pages
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

/// The page of a guide.
@Suite struct GuidePageTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder()
    }

    private func page(_ subject: Subject? = nil, locale: String = "en") throws -> SitePage {
        let site = try #require(ContentLoader.load(folder.sources).site)
        let result = SiteCompiler.compile(
            site, from: folder.sources)
        #expect(result.diagnostics.sorted.filter { $0.severity == .error } == [])
        let subject = try subject ?? .guide(#require(Slug("first-steps")))
        return try #require(
            result.site?.pages.first {
                $0.subject == subject && $0.locale.description == locale
            })
    }

    private func content(_ page: Page) -> String {
        String(decoding: page.filled(with: LinkQuery()).bytes, as: UTF8.self)
    }

    private func members(_ page: Page) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(content(page).utf8))
        return try #require(object as? [String: Any])
    }

    @Test func `it has its text, with links to reasons and guides, and to related pages`() throws {
        let html = content(try page().html)
        #expect(html.contains("<h1>First steps</h1>\n<p>First steps, Example Mail.</p>\n"))
        #expect(
            html.contains(
                "<p>Read <a href=\"/en/dnsbl/\">this</a>, or <a href=\"/en/first-steps/\">what you "
                    + "read now</a>.</p>"))
        #expect(html.contains("<li><a href=\"/en/dnsbl/\">Blocked</a></li>"))
    }

    @Test func `no value of a link is on it`() throws {
        let query = LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip))
        let filled = try page().html.filled(with: query).bytes
        #expect(String(decoding: filled, as: UTF8.self) == content(try page().html))
    }

    @Test func `a text of a reason leads to a guide`() throws {
        for locale in ["de", "en"] {
            try folder.edit(
                "Content/reasons/too-big/\(locale).md", "Do *this*.", "[Do](/first-steps).")
        }
        let tooBig = Subject.reason(try #require(Slug("too-big")), nil)
        let html = content(try page(tooBig, locale: "de").html)
        #expect(html.contains("<li><a href=\"/de/first-steps/\">Do</a>.</li>"))
    }

    @Test func `where a translation is missing, it shows the text in the default locale`() throws {
        try folder.remove("Content/guides/first-steps/en.md")
        let html = content(try page().html)
        #expect(html.contains("<h1 lang=\"de\" dir=\"ltr\">Erste Schritte</h1>"))
    }

    @Test func `plain text has no markup`() throws {
        let text = content(try page().text)
        #expect(text.hasPrefix("First steps\n\nFirst steps, Example Mail.\n\nRead this"))
        #expect(text.contains("<https://reject.example/en/dnsbl/>"))
    }

    @Test func `JSON names the guide, and that of the index all guides`() throws {
        let guide = try members(page().json)
        #expect(guide["guide"] as? String == "first-steps")
        #expect(guide["title"] as? String == "First steps")
        #expect(guide["reviewed"] as? String == "2026-11-24")
        #expect(guide["reasons"] == nil)
        let index = try members(page(.index).json)
        let guides = try #require(index["guides"] as? [[String: String]])
        #expect(guides.map { $0["url"] } == ["https://reject.example/en/first-steps/"])
    }
}
