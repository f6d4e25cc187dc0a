import Foundation
import Rejections
import TestSupport
import Testing

@testable import Links

/// The rules find out what the parsers do.
@Suite("Link rules")
struct LinkRulesTests {
    private let rules: LinkRules
    private let interpreter: RuleInterpreter

    init() throws {
        rules = try Self.rules()
        interpreter = try RuleInterpreter(rules.all)
    }

    private static func rules(
        baseURL: String = "https://reject.example", lists: [ListName]? = nil
    ) throws -> LinkRules {
        let slugs = ["dnsbl", "no-reverse-dns", "spf", "too-big", "unknown"]
        let list = try #require(ListName("bl.list.example"))
        let rating = try #require(ListName("rating"))
        return LinkRules(
            baseURL: try #require(WebURL(baseURL)),
            locales: try ["de", "en", "zh-Hant"].map { try #require(LanguageTag($0)) },
            defaultLocale: try #require(LanguageTag("de")),
            reasons: try slugs.map { try #require(Slug($0)) },
            catalogue: ZoneCatalogue(
                names: try lists ?? [list, rating, try #require(ListName("bl.dead.example"))],
                keyed: [
                    try #require(Zone("dq.list.example")): list,
                    try #require(Zone("r.rating.example")): rating,
                ]))
    }

    private func value(
        _ variable: LinkVariable, path: String = "/", query: String = "", languages: String = ""
    ) -> String? {
        interpreter.values(of: [
            .requestPath: path, .rawQuery: query, .acceptLanguage: languages,
        ])[variable]
    }

    // MARK: Form

    @Test func `a rule reads inputs and earlier rules only`() {
        var known: Set<LinkVariable> = []
        for rule in rules.all {
            for case .variable(let variable) in rule.source.pieces {
                #expect(known.contains(variable), "\(rule.variable.name) reads \(variable.name)")
            }
            #expect(known.insert(rule.variable).inserted, "\(rule.variable.name) has two rules")
        }
        #expect(Set(known.map(\.name)).count == known.count)
        #expect(known.isSuperset(of: ParameterForm.allCases.map(LinkVariable.form)))
    }

    @Test func `every web server can carry out every rule`() throws {
        let eager = try RuleInterpreter(rules.all, matchesEmptySources: true)
        for rule in rules.all {
            let name = rule.variable.name
            let kinds = rule.entries.map { if case .text = $0.pattern { "text" } else { "-" } }
            #expect(kinds == kinds.sorted(by: >), "\(name): texts come first")
            let isNeverEmpty = rule.source.pieces.contains {
                if case .text = $0 { true } else { false }
            }
            #expect(
                isNeverEmpty || interpreter.value(of: rule, "") == eager.value(of: rule, ""),
                "\(name)")
            for case .expression(let pattern) in rule.entries.map(\.pattern) {
                #expect(pattern.utf8.count < 4000, "\(name)")
                #expect(!pattern.contains(/["#]|\{[a-z]/), "\(name)")
                let groups = try NSRegularExpression(pattern: pattern).numberOfCaptureGroups
                #expect(groups <= 9, "\(name)")
            }
        }
    }

    // MARK: Values

    /// What the rules find in a query, its addresses in their canonical form.
    private func known(_ query: String) throws -> LinkQuery {
        let values = interpreter.values(of: [.requestPath: "/", .rawQuery: query])
        var result = LinkQuery()
        for parameter in Parameter.allCases {
            let text = try #require(values[.form(parameter.canonicalForm)])
            if text.isEmpty { continue }
            let value = try #require(parameter.value(utf8: text.utf8), "\(query): \(text)")
            result[parameter] = value
        }
        if let list = values[.list], !list.isEmpty { result.list = ListName(list) }
        return result
    }

    @Test func `they find the values of a query that the parser finds`() throws {
        var random = SplitMix64(seed: 7)
        let values = [
            "192.0.2.1", "2001:db8::1", "192.0.2.256", "192%2E0.2.1", "2001%3Adb8%3a:1", "::",
            "1:2:3:4:5:6:7:8", "1::2::3", "::ffff:192.0.2.1", "5.7.1", "4%2e2.2", "5.07.1",
            "bl.list.example", "BL.Dead.Example", "key.dq.list.example", "dq.list.example",
            "a.b.dq.list.example", "unknown.example", "rating", "k.r.rating.example", "", "x",
            "<b>", "192.0.2.1)", "192.0.2.1%29.",
            "5.7.1]>,", "=", "ip=192.0.2.2",
        ]
        let names = ["ip", "code", "list", "IP", "%69p", "lis%54", "c%6fde", "x", "ipp", ""]
        for _ in 0..<3000 {
            let pairs = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                "\(names.randomElement(using: &random) ?? "")="
                    + (values.randomElement(using: &random) ?? "")
            }
            let separator = ["&", ";", "&amp;"].randomElement(using: &random) ?? ""
            let query = pairs.joined(separator: separator)
            let expected = LinkQuery(utf8: query.utf8, catalogue: rules.catalogue)
            #expect(try known(query) == expected, "\(query)")
        }
    }

    @Test(
        "of a value's forms, they know those that expressions can make",
        arguments: [
            ("ip=192.0.2.1", "192.0.2.1", "1.2.0.192", ""),
            ("ip=192%2E0.2%2e10", "192.0.2.10", "10.2.0.192", ""),
            ("ip=2001%3ADB8%3A:1", "2001:DB8::1", "", ""),
            ("ip=::ffff:192.0.2.1&code=5%2e7.1", "::ffff:192.0.2.1", "", "5.7.1"),
            ("ip=1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "", ""),
            ("ip=::", "::", "", ""), ("ip=1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8", "", ""),
        ])
    func forms(query: String, ip: String, reversed: String, code: String) {
        let values = ParameterForm.allCases.map { value(.form($0), query: query) }
        #expect(values == [ip, reversed, code])
    }

    @Test func `a form that they know is the one that the parser prints`() throws {
        for parameter in Parameter.allCases {
            let example = parameter.example
            let parsed = try #require(parameter.value(utf8: example.utf8))
            for form in parameter.forms {
                let found = value(.form(form), query: "\(parameter.rawValue)=\(example)")
                #expect(found == parsed.text(in: form), "\(form.rawValue)")
            }
        }
    }

    @Test func `of very many lists they find each`() throws {
        let lists = try (0..<300).map { try #require(ListName("list-\($0).blocklist.example")) }
        let many = try RuleInterpreter(Self.rules(lists: lists).all)
        for list in lists {
            let values = many.values(of: [.requestPath: "/", .rawQuery: "list=\(list)"])
            #expect(values[.list] == list.description)
        }
    }

    // MARK: Logs

    private static let askedPaths: [(sent: String, logged: String, replaced: String)] = [
        ("/de/dnsbl/?ip=192.0.2.1", "/de/dnsbl/", "/de/dnsbl/"), ("/?x", "/", "/"),
        ("/en/no-such_page", "/en/no-such_page", "/en/no-such_page"),
        ("/de/dnsbl.json?", "/de/dnsbl.json", "/de/dnsbl.json"), ("//de//", "//de//", "//de//"),
        ("/de/dnsbl/bl.list.example/?x", "/de/dnsbl/...", "/de/dnsbl/bl.list.example/"),
        ("/de/dnsbl/key.dq.list.example/", "/de/dnsbl/...", "/de/dnsbl/"),
        ("/rbl/198.51.100.77", "/rbl/...", "/rbl/"),
        ("/rbl/2001:db8::1/bl.list.example", "/rbl/...", "/rbl/"),
        ("/%72bl/198.51.100.77", "/...", "/"),
        ("/dnsbl%3Fip=198.51.100.77&list=x", "/dnsbl...", "/dnsbl"),
        ("/en/dnsbl/;ip=198.51.100.77", "/en/dnsbl/...", "/en/dnsbl/"),
        ("/dnsbl&ip=198.51.100.77", "/dnsbl...", "/dnsbl"),
        ("/dnsbl?%0a?", "/dnsbl", "/dnsbl"), ("http://a.example/x", "-", ""), ("*", "-", ""),
    ]

    @Test(
        "a log has of a path what is neither an address, a key, nor a query", arguments: askedPaths)
    func askedPath(sent: String, logged: String, replaced: String) throws {
        let rule = LinkRules.askedPath
        #expect(try RuleInterpreter([rule]).value(of: rule, sent) == logged)
        let expression = try NSRegularExpression(
            pattern: rules.askedPathExpression, options: .caseInsensitive)
        let whole = NSRange(0..<sent.utf16.count)
        #expect(
            expression.stringByReplacingMatches(in: sent, range: whole, withTemplate: "$1$2$3")
                == replaced)
    }

    // MARK: Legacy links

    private func target(_ path: String, _ query: String) -> String {
        let target = rules.legacyLinks.target(
            path: RequestPath(utf8: path.utf8), query: query.utf8, catalogue: rules.catalogue)
        return target.map { target in
            let values = target.query.formatted
            return "/\(target.reason)" + (values.isEmpty ? "" : "?\(values)")
        } ?? ""
    }

    @Test func `they redirect a legacy link to where the parser redirects it`() throws {
        var random = SplitMix64(seed: 6)
        func some(_ pieces: [String], upTo count: Int, _ separator: String) -> String {
            (0..<Int.random(in: 0...count, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined(separator: separator)
        }
        let values = [
            "192.0.2.1", "2001:db8::1", "192.0.2.256", "192.0.2.1)", "bl.list.example", "<b>", "",
            "key.dq.list.example", "evil.example", "5.7.1", "x&ip=192.0.2.2", "x;ip=::1",
            "192.0.2.1\r\n", "//evil.example", "spf", "rdns", "bl", "ip", "list", "a=b", "BL).",
        ]
        var redirected = 0
        for _ in 0..<3000 {
            let words = ["", "rbl", "why", "why.html", "case", "CASE)", "Why/"]
            let word = words.randomElement(using: &random) ?? ""
            let path = "/" + word + some(values.map { "/" + $0 }, upTo: 2, "")
            let names = ["c", "i", "v", "ip", "list", "code", "C", "x", "cc", "c", "i", "v"]
            let pairs = (0..<6).map { _ in
                "\(names.randomElement(using: &random) ?? "")=\(some(values, upTo: 1, ""))"
            }
            let query = some(pairs, upTo: 6, "&")
            let expected = target(path, query)
            if !expected.isEmpty { redirected += 1 }
            #expect(value(.target, path: path, query: query) == expected, "\(path)?\(query)")
        }
        #expect(redirected > 300)
    }

    // MARK: Pages

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
        #expect(value(.locale, path: path, languages: languages) == expected)
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
            ("/a\nb", "/de/_/index.html"), ("/en/dnsbl/\n", "/en/dnsbl/_/index.html"),
        ])
    func page(path: String, expected: String) {
        #expect(value(.page, path: path) == expected)
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
        #expect(value(.listPage, path: path, query: query) == expected)
    }

    @Test(
        "if the client's language is gone there is another one, but not for a path that names one",
        arguments: [
            ("/dnsbl", "en", "/de/dnsbl/index.html"), ("/dnsbl.txt", "", "/de/dnsbl.txt"),
            ("/en/dnsbl", "", "/_/dnsbl/index.html"),
        ])
    func fallback(path: String, languages: String, expected: String) {
        #expect(value(.fallbackPage, path: path, languages: languages) == expected)
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
        let rules = try Self.rules(baseURL: "https://a.example/mail/x/")
        let values = try RuleInterpreter(rules.all).values(of: [.requestPath: path])
        #expect(values[.path] == expected)
        let base = RequestPath.base(of: try #require(WebURL("https://a.example/mail/x/")))
        let parsed = String(
            decoding: RequestPath(utf8: path.utf8, below: base).bytes, as: UTF8.self)
        // The rules match without case and keep that of the link.
        #expect(parsed == expected.lowercased())
    }

    @Test func `the base URL of a site below a path precedes a redirect`() throws {
        let rules = try Self.rules(baseURL: "https://a.example/mail/$1/")
        let values = try RuleInterpreter(rules.all)
            .values(of: [.requestPath: "/why", .rawQuery: "ip=::1"])
        #expect(values[.target] == "/mail/%241/spf?ip=::1")
    }
}
