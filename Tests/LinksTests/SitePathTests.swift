import Links
import Rejections
import Testing

@Suite struct SitePathTests {
    private func subject(_ slug: String, _ zone: String? = nil) throws -> Subject {
        .reason(try #require(Slug(slug)), try zone.map { try #require(ListName($0)) })
    }

    private let locale = LanguageTag("zh-Hant")

    @Test(
        "a reason's pages lie in folders, its other formats beside them",
        arguments: [
            ("dnsbl", nil, .html, "zh-Hant/dnsbl/"),
            ("dnsbl", nil, .text, "zh-Hant/dnsbl.txt"),
            ("dnsbl", nil, .json, "zh-Hant/dnsbl.json"),
            ("dnsbl", "BL.SpamCop.net", .html, "zh-Hant/dnsbl/bl.spamcop.net/"),
            ("dnsbl", "bl.spamcop.net", .text, "zh-Hant/dnsbl/bl.spamcop.net.txt"),
            ("dnsbl", "bl.spamcop.net", .json, "zh-Hant/dnsbl/bl.spamcop.net.json"),
            ("no-reverse-dns", nil, .html, "zh-Hant/no-reverse-dns/"),
        ] as [(String, String?, Format, String)])
    func reason(slug: String, zone: String?, format: Format, expected: String) throws {
        let subject = try subject(slug, zone)
        #expect(SitePath.page(subject, try #require(locale), in: format) == expected)
    }

    @Test(
        "the paths of a guide are those of a reason",
        arguments: Format.allCases)
    func guide(format: Format) throws {
        let (locale, slug) = (try #require(locale), try #require(Slug("first-steps")))
        let (guide, reason) = (Subject.guide(slug), Subject.reason(slug, nil))
        #expect(
            SitePath.page(guide, locale, in: format) == SitePath.page(reason, locale, in: format))
        #expect(SitePath.neutral(guide) == "first-steps")
    }

    @Test(
        "the index and the 404 page have paths of their own",
        arguments: [
            (.index, .html, "zh-Hant/"), (.index, .text, "zh-Hant/index.txt"),
            (.index, .json, "zh-Hant/index.json"), (.notFound, .html, "zh-Hant/404.html"),
            (.notFound, .text, "zh-Hant/404.txt"), (.notFound, .json, "zh-Hant/404.json"),
        ] as [(Subject, Format, String)])
    func fixed(subject: Subject, format: Format, expected: String) throws {
        #expect(SitePath.page(subject, try #require(locale), in: format) == expected)
    }

    @Test func `the path of the page itself is that of its HTML`() throws {
        let locale = try #require(locale)
        for subject in [.index, .notFound, try subject("spf"), try subject("dnsbl", "a.example")] {
            let path = SitePath.page(subject, locale)
            #expect(path == SitePath.page(subject, locale, in: .html))
        }
    }

    @Test func `mail servers link to a path without a language`() throws {
        #expect(SitePath.neutral(.index) == "")
        #expect(SitePath.neutral(.notFound) == "404")
        #expect(SitePath.neutral(try subject("dnsbl")) == "dnsbl")
        #expect(SitePath.neutral(try subject("dnsbl", "bl.spamcop.net")) == "dnsbl/bl.spamcop.net")
    }

    @Test func `a link to the page's own path is read as that path`() throws {
        for subject in [.index, try subject("spf"), try subject("dnsbl", "bl.spamcop.net")] {
            let path = SitePath.page(subject, try #require(LanguageTag("de")))
            let link = Array(("/" + path).utf8)
            #expect(RequestPath(utf8: link).bytes == Array(path.dropLast().utf8)[...])
        }
    }
}
