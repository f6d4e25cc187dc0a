import Links
import Pages
import TestSupport
import Testing

@testable import Serving

@Suite struct RouteTableTests {
    /// A route in words.
    private func route(
        _ path: String, query: String = "", baseURL: String = "https://reject.example"
    ) throws -> String {
        let table = RouteTable(
            try SmallSite.make(baseURL: baseURL, lists: ["bl.list.example", "rating"]))
        switch table.route(path: table.path(path.utf8), query: query.utf8) {
        case .page(let subject, let locale, let format):
            return SitePath.page(subject, locale) + (format.map { " \($0)" } ?? "")
        case .neutral(let subject, let format):
            return "neutral " + SitePath.neutral(subject) + (format.map { " \($0)" } ?? "")
        case .asset(let index): return "asset \(index)"
        case .legacy(let target): return "legacy \(target)"
        case .health: return "health"
        case .missing(let locale): return "missing" + (locale.map { " \($0)" } ?? "")
        }
    }

    @Test(
        "a path means what a link with that path means",
        arguments: [
            ("/", "neutral "), ("/index.html", "neutral  html"), ("/de/", "de/"), ("/de", "de/"),
            ("/dnsbl", "neutral dnsbl"), ("/dnsbl/", "neutral dnsbl"),
            ("/de/dnsbl", "de/dnsbl/"), ("/de/dnsbl/", "de/dnsbl/"),
            ("/de/dnsbl/index.html", "de/dnsbl/ html"), ("/index.json", "neutral  json"),
            ("/de/index.txt", "de/ text"), ("/de/spf/index.json", "de/spf/ json"),
            ("/de/dnsbl.txt", "de/dnsbl/ text"),
            ("/en/dnsbl.json", "en/dnsbl/ json"), ("/dnsbl.json", "neutral dnsbl json"),
            ("/de/dnsbl/bl.list.example/", "de/dnsbl/bl.list.example/"),
            ("/de/dnsbl/bl.list.example.json", "de/dnsbl/bl.list.example/ json"),
            ("/icon.svg", "asset 0"), ("/healthz", "health"),
            ("/DE/DNSBL", "de/dnsbl/"), ("/de/dnsbl).", "de/dnsbl/"), ("/spf>", "neutral spf"),
            ("/de/dnsbl/BL.list.example/).", "de/dnsbl/bl.list.example/"),
            ("/%64nsbl", "neutral dnsbl"), ("//spf", "neutral spf"),
            ("/de/dnsbl/SECRET.dq.list.example/", "de/dnsbl/bl.list.example/"),
            ("/de/dnsbl/secret.dq.list.example.txt", "de/dnsbl/bl.list.example/ text"),
            ("/de/dnsbl/secret.dq.list.example/index.html", "de/dnsbl/bl.list.example/ html"),
            ("/de/dnsbl/dq.list.example/index.json", "de/dnsbl/bl.list.example/ json"),
            ("/de/dnsbl/other.example/index.html", "missing de"),
            ("/de/dnsbl/rating/", "de/dnsbl/rating/"),
            ("/de/dnsbl/r.rating.example/", "de/dnsbl/rating/"),
            ("/de/dnsbl/secret.R.rating.example.json", "de/dnsbl/rating/ json"),
            ("/de/404.html", "de/404.html"), ("/nothing", "missing"), ("/fr/dnsbl", "missing"),
            ("/de/dnsbl/other.example/", "missing de"), ("/de/dnsbl/../spf", "missing de"),
            ("/%2e%2e/etc/passwd", "missing"), ("/%ff", "missing"), ("/dnsbl%00", "missing"),
            ("/spf/bl.list.example", "missing"), ("", "neutral "), ("/%2564nsbl", "missing"),
        ])
    func routes(path: String, expected: String) throws {
        #expect(try route(path) == expected)
    }

    @Test(
        "the path of the base URL may precede a path",
        arguments: [
            ("/mail/help/de/spf/", "de/spf/"), ("/de/spf/", "de/spf/"), ("/mail/help", "neutral "),
            ("/mail/helpde/spf", "missing"), ("/mail/help/icon.svg", "asset 0"),
        ])
    func basePath(path: String, expected: String) throws {
        #expect(try route(path, baseURL: "https://a.example/mail/help/") == expected)
    }

    @Test(
        "a base path that is also a page's precedes every path of the site",
        arguments: [
            ("/de/", "neutral "), ("/de/de/spf/", "de/spf/"), ("/de/spf", "neutral spf"),
            ("/en/spf", "en/spf/"), ("/DE/x", "missing"),
        ])
    func ambiguousBasePath(path: String, expected: String) throws {
        #expect(try route(path, baseURL: "https://a.example/de/") == expected)
    }

    @Test(
        "a legacy link redirects to a page below the path of the base URL",
        arguments: [
            ("/Why", "ip=192.0.2.1", "legacy /Mail/spf?ip=192.0.2.1"),
            ("/mail//why", "", "legacy /Mail/spf"), ("/mail/why/x", "ip=192.0.2.1", "missing"),
            ("/", "c=bl&i=ip&v=192.0.2.1", "legacy /Mail/dnsbl?ip=192.0.2.1"),
            ("/mail/", "c=bl&i=ip&v=::1", "legacy /Mail/dnsbl?ip=::1"),
            ("/", "c=bl", "neutral "), ("/index.html", "c=bl&i=ip&v=::1", "neutral  html"),
        ])
    func legacyLinks(path: String, query: String, expected: String) throws {
        #expect(try route(path, query: query, baseURL: "https://a.example/Mail/") == expected)
    }
}
