import Links
import Pages
import TestSupport
import Testing

@testable import Serving

@Suite struct RouteTableTests {
    private func spelled(_ path: String, baseURL: String = "https://reject.example") throws
        -> String
    {
        let table = RouteTable(
            try SmallSite.make(baseURL: baseURL, lists: ["bl.list.example", "rating"]))
        switch table.route(path: Array(path.utf8)) {
        case .page(let subject, let locale, let format):
            return SitePath.page(subject, locale) + (format.map { " \($0)" } ?? "")
        case .neutral(let subject, let format):
            return "neutral " + SitePath.neutral(subject) + (format.map { " \($0)" } ?? "")
        case .asset(let index): return "asset \(index)"
        case .legacy(let target): return "legacy \(target)"
        case .health: return "health"
        case nil: return "nothing"
        }
    }

    @Test(
        "a path leads where a link of that form does",
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
            ("/de/dnsbl/rating/", "de/dnsbl/rating/"),
            ("/de/dnsbl/r.rating.example/", "de/dnsbl/rating/"),
            ("/de/dnsbl/secret.R.rating.example.json", "de/dnsbl/rating/ json"),
            ("/de/404.html", "de/404.html"), ("/nothing", "nothing"), ("/fr/dnsbl", "nothing"),
            ("/de/dnsbl/other.example/", "nothing"), ("/de/dnsbl/../spf", "nothing"),
            ("/%2e%2e/etc/passwd", "nothing"), ("/%ff", "nothing"), ("/dnsbl%00", "nothing"),
            ("/spf/bl.list.example", "nothing"), ("", "neutral "), ("/%2564nsbl", "nothing"),
        ])
    func routes(path: String, expected: String) throws {
        #expect(try spelled(path) == expected)
    }

    @Test(
        "the path of the base URL is optional in front",
        arguments: [
            ("/mail/help/de/spf/", "de/spf/"), ("/de/spf/", "de/spf/"), ("/mail/help", "neutral "),
            ("/mail/helpde/spf", "nothing"), ("/mail/help/icon.svg", "asset 0"),
        ])
    func basePath(path: String, expected: String) throws {
        #expect(try spelled(path, baseURL: "https://a.example/mail/help/") == expected)
    }
}
