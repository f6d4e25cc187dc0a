import NIOHTTP1
import Pages
import TestSupport
import Testing

@testable import Serving

@Suite struct MetricsTests {
    private let metrics = Metrics(version: "1.2.3", startTime: 1_700_000_000)

    private func responder(_ sites: [CompiledSite]) -> HostResponder {
        HostResponder(sites, log: AccessLog(logger: RecordedLog().logger), metrics: metrics)
    }

    private func get(
        _ target: String, _ fields: [(String, String)] = [], host: String = "reject.example",
        method: HTTPMethod = .GET, of responder: HostResponder
    ) -> Answer {
        responder.answer(
            to: HTTPRequestHead(
                version: .http1_1, method: method, uri: target,
                headers: HTTPHeaders([("Host", host)] + fields)), client: nil)
    }

    private func text(_ answer: Answer) throws -> [Substring] {
        guard case .bytes(let bytes) = answer.body else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }

    @Test("answers are counted by page, language, and status, without anything of the reader's")
    func counts() throws {
        let responder = responder([try SmallSite.make()])
        for _ in 1...3 {
            _ = get("/dnsbl?ip=192.0.2.7", [("Accept-Language", "en")], of: responder)
        }
        let tag = try #require(get("/de/spf/", of: responder).tag)
        _ = get("/de/spf.txt", of: responder)
        _ = get("/de/spf/", [("If-None-Match", tag.value)], of: responder)
        _ = get("/dnsbl?list=bl.list.example", method: .HEAD, of: responder)
        _ = get("/icon.svg", of: responder)
        _ = get("/healthz", of: responder)
        _ = get("/why?ip=192.0.2.7", of: responder)
        _ = get("/gone/192.0.2.7", of: responder)
        _ = get("/another/secret", of: responder)
        _ = get("/", method: .POST, of: responder)
        let answer = get("/metrics", of: responder)
        #expect(answer.head.status == .ok)
        let head = String(decoding: answer.head.bytes, as: UTF8.self)
        #expect(head.contains("\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
        #expect(head.contains("\r\nCache-Control: no-store\r\n"))
        #expect(
            try text(answer) == [
                "# HELP retour_http_requests_total Answered requests by site, page, language, and "
                    + "status.",
                "# TYPE retour_http_requests_total counter",
                Self.line("/dnsbl", "en", "200", 3),
                Self.line("/dnsbl/bl.list.example", "de", "200", 1),
                Self.line("/icon.svg", "", "200", 1), Self.line("/spf", "de", "200", 2),
                Self.line("/spf", "de", "304", 1), Self.line("healthz", "", "200", 1),
                Self.line("legacy link", "", "302", 1), Self.line("other", "", "404", 2),
                Self.line("other", "", "405", 1),
                "# HELP process_start_time_seconds Start time of the process since the Unix epoch.",
                "# TYPE process_start_time_seconds gauge",
                "process_start_time_seconds 1700000000",
                "# HELP retour_build_info The version of the program.",
                "# TYPE retour_build_info gauge", "retour_build_info{version=\"1.2.3\"} 1",
            ])
    }

    private static func line(
        _ page: String, _ language: String, _ status: String, _ count: Int,
        site: String = "reject.example"
    ) -> Substring {
        "retour_http_requests_total{site=\"\(site)\",page=\"\(page)\",language=\"\(language)\","
            + "status=\"\(status)\"} \(count)"
    }

    @Test("sites are counted on their own, and a new edition of one goes on counting")
    func sites() throws {
        let sites = [
            try SmallSite.make(), try SmallSite.make(baseURL: "https://brand.example"),
        ]
        for responder in [responder(sites), responder(sites)] {
            _ = get("/en/spf/", of: responder)
            _ = get("/en/spf/", host: "brand.example", of: responder)
            _ = get("/en/spf/", host: "brand.example", of: responder)
        }
        let lines = try text(get("/metrics", of: responder(sites)))
        #expect(
            lines.filter { $0.hasPrefix("retour_http") } == [
                Self.line("/spf", "en", "200", 4, site: "brand.example"),
                Self.line("/spf", "en", "200", 2),
            ])
    }

    @Test("what is not asked for is not there")
    func off() throws {
        #expect(try Response.to("/metrics", of: SmallSite.make()).status == 404)
    }

    @Test("labels are escaped as the format has it")
    func escaping() {
        metrics.counts(of: Metrics.Series(site: "a", page: "/\"\\\n", language: "")).add(200)
        #expect(metrics.text.contains(#"page="/\"\\\n",language"#))
    }
}
