import LinkTables
import Pages
import Rejections
import TestSupport
import Testing
import WebServers

@testable import Links
@testable import Serving

/// By the rules, the web servers answer a link as the built-in server does. The rules are
/// interpreted, so this needs no web server.
@Suite("Link rules and routes")
struct LinkRulesTests {
    /// What answers a link.
    private enum Answer: Equatable {
        case redirect(String)
        /// A file of the site, and the values for it.
        case file(String, LinkQuery)
        /// The 404 page.
        case missing(LanguageTag)
    }

    private let site: CompiledSite
    private let routes: RouteTable
    private let negotiation: Negotiation
    private let interpreter: RuleInterpreter
    private let files: Set<String>

    init() throws {
        site = try SmallSite.make(
            otherReasons: ["dnsbl-broken", "no-reverse-dns", "spf", "too-big", "unknown"],
            guides: ["first-steps"], lists: ["bl.list.example", "bl.dead.example", "rating"])
        routes = RouteTable(site)
        negotiation = Negotiation(locales: site.locales, defaultLocale: site.defaultLocale)
        let rules = LinkRules(
            baseURL: site.baseURL, locales: site.locales, defaultLocale: site.defaultLocale,
            reasons: site.reasons, catalogue: site.catalogue)
        interpreter = try RuleInterpreter([rules.file] + rules.all)
        let pages = site.pages.filter { $0.subject != .notFound }.flatMap { page in
            Format.allCases.map { Self.file(page.subject, page.locale, $0) }
        }
        files = Set(pages + site.assets.map { "/\($0.path)" })
    }

    private static func file(_ subject: Subject, _ locale: LanguageTag, _ format: Format) -> String
    {
        let path = "/" + SitePath.page(subject, locale, in: format)
        return path.hasSuffix("/") ? path + "index.html" : path
    }

    // MARK: The built-in server

    private func answer(_ link: String, _ languages: String) -> Answer {
        let target = RequestTarget(link)
        let path = routes.path(target.path)
        let sent = target.query ?? "".utf8[...]
        let query = path.query(sent)
        let preferred = negotiation.locale(acceptLanguage: languages)
        switch routes.route(path: path, query: sent) {
        case .legacy(let location): return .redirect(location)
        case .asset(let index): return .file("/\(site.assets[index].path)", LinkQuery())
        case .page(.notFound, let locale, _): return .missing(locale)
        case .page(let subject, let locale, let format):
            return page(subject, locale, format, query)
        case .neutral(let subject, let format): return page(subject, preferred, format, query)
        case .health: return .file("/healthz", LinkQuery())
        case .missing(let locale): return .missing(locale ?? preferred)
        }
    }

    private func page(
        _ subject: Subject, _ locale: LanguageTag, _ format: Format?,
        _ query: some Collection<UInt8>
    ) -> Answer {
        var query = LinkQuery(utf8: query, catalogue: site.catalogue)
        var subject = subject
        if case .reason(let slug, nil) = subject, let list = query.list {
            let listed = Subject.reason(slug, list)
            if site.pages.contains(where: { $0.subject == listed }) { subject = listed }
        }
        query.list = nil
        return .file(Self.file(subject, locale, format ?? .html), query)
    }

    // MARK: The rules

    private func answerByRules(_ link: String, _ languages: String) throws -> Answer {
        let target = RequestTarget(link)
        let path = ASCII.percentDecoded(Array(target.path)[...])
        let values = interpreter.values(of: [
            .requestPath: String(decoding: path, as: UTF8.self),
            .rawQuery: String(decoding: Array(target.query ?? "".utf8[...]), as: UTF8.self),
            .acceptLanguage: languages,
        ])
        func value(_ variable: LinkVariable) throws -> String { try #require(values[variable]) }
        let asset = try value(.file)
        if !(try value(.target)).isEmpty, !files.contains(asset) {
            return .redirect(try value(.target))
        }
        var query = LinkQuery()
        for parameter in Parameter.allCases {
            let text = try value(.form(parameter.canonicalForm))
            query[parameter] = parameter.value(utf8: text.utf8)
        }
        for page in [try value(.listPage), try value(.page)] where files.contains(page) {
            return .file(page, query)
        }
        if files.contains(asset) { return .file(asset, LinkQuery()) }
        return .missing(try #require(LanguageTag(value(.locale))))
    }

    // MARK: Links

    @Test(
        "every link of the tables is answered alike",
        arguments: LinkRow.table + LinkRow.legacy)
    func tables(row: LinkRow) throws {
        // The address in a redirect has the canonical form only if that in the link has.
        if row.needs.contains(.canonicalizesIPv6), case .redirect = answer(row.link, "") { return }
        let shown = row.shown(without: Nginx.missingCapabilities)
        for languages in ["", "en", "fr, en;q=0.5"] {
            let found = try answerByRules(row.link, languages)
            if shown != row.link, case .redirect(let location) = found {
                #expect(location == shown)
            } else {
                #expect(found == answer(shown, languages), "\(languages)")
            }
        }
    }

    @Test("every hostile query is as if it were not there", arguments: LinkRow.hostileQueries)
    func hostileQueries(query: String) throws {
        let plain = answer("/en/dnsbl/", "")
        #expect(answer("/en/dnsbl/?\(query)", "") == plain)
        #expect(try answerByRules("/en/dnsbl/?\(query)", "") == plain)
    }

    @Test("every hostile legacy link redirects alike, if at all")
    func hostileLegacyLinks() throws {
        for (link, location) in LinkRow.hostileLegacy {
            let expected = answer(link, "")
            if let location { #expect(expected == .redirect(location), "\(link)") }
            #expect(try answerByRules(link, "") == expected, "\(link)")
        }
    }

    @Test("paths in any form are answered alike")
    func paths() throws {
        for path in [
            "/index.html", "/de", "/de/", "/de/dnsbl/index.html", "/de/index.txt", "/index.json",
            "/dnsbl.json", "/de/dnsbl.txt", "/en/dnsbl/bl.list.example.json", "/icon.svg",
            "/DE/DNSBL", "/de/dnsbl).", "/spf>", "/de/dnsbl/BL.list.example/).", "/%64nsbl",
            "//spf", "/de/dnsbl/SECRET.dq.list.example/", "/de/dnsbl/secret.dq.list.example.txt",
            "/de/dnsbl/r.rating.example/", "/de/dnsbl/key.R.rating.example.json", "/de/404.html",
            "/en/404.json", "/nothing", "/fr/dnsbl", "/en/dnsbl/other.example/",
            "/de/dnsbl/../spf", "/%2e%2e/etc/passwd", "/dnsbl%00", "/spf/bl.list.example",
            "/%2564nsbl", "/de//dnsbl", "/en/spf/bl.list.example", "/en/dnsbl/bl.list.example/x",
            "/de.json", "/.html", "/dnsbl.html", "/en/dnsbl/index", "/_", "/en/_/index.html",
        ] {
            for query in ["", "?ip=192.0.2.1&list=bl.list.example&code=5.7.1"] {
                let expected = answer(path + query, "en")
                #expect(try answerByRules(path + query, "en") == expected, "\(path)\(query)")
            }
        }
    }
}
