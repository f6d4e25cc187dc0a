import Rejections
import TestSupport
import Testing

@testable import Links

/// The rules find out which file a link means.
@Suite("Link rules for pages")
struct PageRulesTests {
    private let sample: SampleRules

    init() throws {
        sample = try SampleRules()
    }

    @Test(
        "the locale is that of the path, or the one that the client prefers",
        arguments: [
            ("/dnsbl", "", "de"), ("/dnsbl", "en", "en"), ("/dnsbl", "fr, en;q=0.5", "en"),
            ("/dnsbl", "de;q=0.3, fr;q=0.9, en;q=0.70", "en"), ("/dnsbl", "EN-us", "en"),
            ("/dnsbl", "english", "de"), ("/dnsbl", "x-en", "de"), ("/dnsbl", "*", "de"),
            ("/dnsbl", "en;q=0", "de"), ("/dnsbl", "en;q=0.5,*;q=0.4", "en"),
            ("/dnsbl", "en ; q=0.2 , fr", "en"), ("/dnsbl", "en  ;  q=1.000  ", "en"),
            ("/dnsbl", "zh-HANT-TW,en;q=0.9", "zh-Hant"), ("/dnsbl", "zh,fr", "de"),
            ("/en/dnsbl", "de", "en"), ("/EN", "de", "en"), ("/zh-hant/spf/", "", "zh-Hant"),
            ("/english", "", "de"), ("/de-en", "en", "en"),
        ])
    func locale(path: String, languages: String, expected: String) {
        #expect(sample.value(.locale, path: path, languages: languages) == expected)
    }

    @Test(
        "the file is that of the page the path names",
        arguments: [
            ("/", "/de/index.html"), ("/index.html", "/de/index.html"),
            ("/index.json", "/de/index.json"), ("/en", "/en/index.html"),
            ("/en/index.txt", "/en/index.txt"), ("/en.json", "/en/index.json"),
            ("/dnsbl", "/de/dnsbl/index.html"), ("/dnsbl.txt", "/de/dnsbl.txt"),
            ("/en/dnsbl/", "/en/dnsbl/index.html"), ("/EN//DNSBL).", "/en/_/index.html"),
            ("/en/spf/index.json", "/en/spf.json"), ("/en/dnsbl).", "/en/dnsbl/index.html"),
            ("/en/dnsbl/bl.list.example/", "/en/dnsbl/bl.list.example/index.html"),
            ("/zh-hant/dnsbl/BL.list.example.json", "/zh-Hant/dnsbl/bl.list.example.json"),
            ("/en/dnsbl/key.dq.list.example", "/en/dnsbl/bl.list.example/index.html"),
            ("/en/dnsbl/r.rating.example", "/en/dnsbl/rating/index.html"),
            ("/en/dnsbl/key.r.rating.example.txt", "/en/dnsbl/rating.txt"),
            (
                "/en/dnsbl/a.key.dq.list.example",
                "/en/dnsbl/a.key.dq.list.example/index.html"
            ),
            ("/en/nothing", "/en/nothing/index.html"), ("/nothing", "/de/nothing/index.html"),
            ("/no.thing", "/de/_/index.html"),
            ("/en/dnsbl/other.example", "/en/dnsbl/other.example/index.html"),
            ("/dnsbl/bl.list.example", "/de/_/index.html"),
            ("/en/dnsbl/bl.list.example/x", "/en/dnsbl/_/index.html"),
            ("/a\nb", "/de/_/index.html"), ("/en/dnsbl/\n", "/en/dnsbl/index.html"),
        ])
    func page(path: String, expected: String) {
        #expect(sample.value(.page, path: path) == expected)
    }

    @Test(
        "a query may name the list whose page is meant",
        arguments: [
            ("/en/dnsbl", "list=BL.list.example", "/en/dnsbl/bl.list.example/index.html"),
            ("/dnsbl.json", "list=k.dq.list.example", "/de/dnsbl/bl.list.example.json"),
            ("/en/dnsbl", "list=r.rating.example", "/en/dnsbl/rating/index.html"),
            ("/en/dnsbl", "list=K.r.rating.example", "/en/dnsbl/rating/index.html"),
            ("/en/dnsbl", "list=other.example", "/en/dnsbl/other.example/index.html"),
            (
                "/en/dnsbl", "list=other.example&list=bl.list.example",
                "/en/dnsbl/bl.list.example/index.html"
            ),
            ("/en/dnsbl", "list=%3C", "/_"), ("/en", "list=bl.list.example", "/_"),
            ("/en/dnsbl/bl.dead.example", "list=bl.list.example", "/_"),
        ])
    func listPage(path: String, query: String, expected: String) {
        #expect(sample.value(.listPage, path: path, query: query) == expected)
    }

    @Test(
        "if the client's language is gone there is another one, but not for a path that names one",
        arguments: [
            ("/dnsbl", "en", "/.default/dnsbl/index.html"),
            ("/dnsbl.txt", "", "/.default/dnsbl.txt"), ("/en/dnsbl", "", "/_/dnsbl/index.html"),
        ])
    func fallback(path: String, languages: String, expected: String) {
        #expect(sample.value(.fallbackPage, path: path, languages: languages) == expected)
    }

    @Test(
        "a page has its own path, also in a language that the rules do not know",
        arguments: [
            ("/fr/spf/", "/fr/spf/index.html"), ("/fr", "/fr/index.html"),
            ("/pt-BR/dnsbl/bl.x.example", "/pt-BR/dnsbl/bl.x.example/index.html"),
            ("/fr/spf.txt", "/fr/spf.txt"), ("/fr/index.html", "/fr/index.html"),
            ("/icon.svg", "/_"), ("/robots.txt", "/_"), ("/retour.js", "/_"), ("/fr/a/b/c", "/_"),
            ("/fr/../x", "/_"),
        ])
    func ownPage(path: String, expected: String) throws {
        let rules = sample.rules
        let values = try RuleInterpreter(rules.all + [rules.file, rules.ownPage])
            .values(of: [.requestPath: path])
        #expect(values[.ownPage] == expected)
    }

    @Test(
        "the path of the base URL may precede a path",
        arguments: [
            ("/mail/x", ""), ("/mail/x).", ""), ("/mail/x/", ""), ("/mail/x//de/spf/", "de/spf"),
            ("/de/spf/", "de/spf"), ("/MAIL/x/spf)", "spf"), ("/mail/xy", "mail/xy"), ("/", ""),
            ("//mail/x/why", "why"), ("/mailzx", "mailzx"),
        ])
    func basePath(path: String, expected: String) throws {
        let rules = try SampleRules.rules(baseURL: "https://a.example/mail/x/")
        let values = try RuleInterpreter(rules.all).values(of: [.requestPath: path])
        #expect(values[.path] == expected)
        let base = RequestPath.base(of: try #require(WebURL("https://a.example/mail/x/")))
        let parsed = String(
            decoding: RequestPath(utf8: path.utf8, below: base).bytes, as: UTF8.self)
        // The rules match without case and keep that of the link.
        #expect(parsed == expected.lowercased())
    }

    @Test func `the base URL of a site below a path precedes a redirect`() throws {
        let rules = try SampleRules.rules(baseURL: "https://a.example/mail/$1/")
        let values = try RuleInterpreter(rules.all)
            .values(of: [.requestPath: "/why", .rawQuery: "ip=::1"])
        #expect(values[.target] == "/mail/%241/spf?ip=::1")
    }
}
