import Foundation
import TestSupport
import Testing

/// What links show on the built-in server.
@Suite("Links", .timeLimit(.minutes(30)))
struct LinkTests {
    /// A link, and the page it must show.
    struct Case: CustomTestStringConvertible, Sendable {
        let link: String
        let language: String
        /// The address, the list, and the code that the page shows, as far as it knows them.
        let facts: [String]
        let headers: [String: String]

        init(
            _ link: String, _ language: String, _ facts: [String],
            _ headers: [String: String] = [:]
        ) {
            (self.link, self.language, self.facts, self.headers) = (link, language, facts, headers)
        }

        var testDescription: String { "\(link) \(headers.values.joined())" }
    }

    static let cases = [
        Case("/dnsbl?ip=192.0.2.1&list=bl.list.example", "de", ["192.0.2.1", "bl.list.example"]),
        Case(
            "/dnsbl?ip=192.0.2.1&list=bl.list.example", "en", ["192.0.2.1", "bl.list.example"],
            ["Accept-Language": "en-GB,en;q=0.9,de;q=0.8"]),
        Case("/dnsbl?ip=192.0.2.1", "en", ["192.0.2.1"], ["Accept-Language": "fr,en;q=0.5"]),
        Case("/dnsbl?ip=192.0.2.1", "de", ["192.0.2.1"], ["Accept-Language": "fr"]),
        Case("/de/dnsbl/?ip=192.0.2.1", "de", ["192.0.2.1"], ["Accept-Language": "en"]),
        Case(
            "/en/dnsbl/bl.list.example/?ip=2001:db8::1", "en", ["2001:db8::1", "bl.list.example"]),
        Case(
            "/en/dnsbl?ip=2001%3ADB8%3A0%3A0%3A0%3A0%3A0%3A1&list=BL.LIST.EXAMPLE", "en",
            ["2001:db8::1", "bl.list.example"]),
        Case(
            "/en/dnsbl?list=secretkey123.dq.list.example&ip=192.0.2.1", "en",
            ["192.0.2.1", "bl.list.example"]),
        Case("/en/dnsbl/secretkey123.dq.list.example/", "en", ["bl.list.example"]),
        Case("/en/dnsbl?code=5.7.1", "en", ["5.7.1"]),
        Case(
            "/en/dnsbl?ip=192.0.2.1&code=5.7.1&list=bl.list.example", "en",
            ["192.0.2.1", "bl.list.example", "5.7.1"]),
        Case("/en/dnsbl?list=unknown.example&ip=192.0.2.1", "en", ["192.0.2.1"]),
        Case("/en/dnsbl?ip=x&ip=192.0.2.1&ip=192.0.2.2", "en", ["192.0.2.1"]),
        Case(
            "/en/dnsbl?ip=192.0.2.1;list=bl.list.example", "en", ["192.0.2.1", "bl.list.example"]),
        Case(
            "/en/dnsbl?ip=192.0.2.1&amp;list=bl.list.example", "en",
            ["192.0.2.1", "bl.list.example"]),
        Case(
            "/en/dnsbl?ip=192.0.2.1&list=bl.list.example).", "en", ["192.0.2.1", "bl.list.example"]),
        Case(
            "/en/dnsbl?list=bl.list.example&ip=192.0.2.1]>,;", "en",
            [
                "192.0.2.1", "bl.list.example",
            ]),
        Case(
            "/EN/DNSBL?IP=192.0.2.1&LIST=BL.List.EXAMPLE", "en", ["192.0.2.1", "bl.list.example"]),
        Case("/en/dnsbl?utm=1&ip=192.0.2.1&x", "en", ["192.0.2.1"]),
        Case("/dnsbl-broken?ip=192.0.2.1", "de", ["192.0.2.1"]),
        Case("/en/too-big).", "en", []),
        Case("/en/dnsbl?ip=::ffff:192.0.2.1", "en", ["::ffff:192.0.2.1"]),
    ]

    @Test("a link shows its page, in its language, with the values that it has")
    func links() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            for example in Self.cases {
                let reply = try await HTTPReply.get(server.address(example.link), example.headers)
                #expect(reply.status == 200, "\(example.link)")
                #expect(reply.fields["content-language"] == example.language, "\(example.link)")
                #expect(
                    reply.text.contains("<html lang=\"\(example.language)\""), "\(example.link)")
                #expect(reply.facts == example.facts, "\(example.link)")
                #expect(!reply.text.lowercased().contains("secretkey"), "\(example.link)")
            }
        }
    }

    @Test("links to other languages keep the valid values and nothing else")
    func languageLinks() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            let reply = try await HTTPReply.get(
                server.address("/dnsbl?x=1&ip=2001:DB8::1&list=BL.list.example&code=5.7.1&y=<b>"))
            #expect(
                reply.text.contains(
                    "hreflang=\"en\" href=\"/en/dnsbl/bl.list.example/"
                        + "?ip=2001:db8::1&amp;code=5.7.1\""))
        }
    }

    /// Queries with nothing that may reach the page.
    private static let hostile = [
        "ip=<script>alert(1)</script>", "ip=%3Cscript%3Ealert(1)%3C/script%3E",
        "ip=%253Cscript%253E", "ip=192.0.2.1\"onload=x", "ip=192.0.2.1%22%3E%3Cb%3E",
        "ip=192.0.2.1%0d%0aSet-Cookie:x=1", "ip=192.0.2.1%00", "ip=%00192.0.2.1",
        "ip=192.0.2.256", "ip=192.0.2", "ip=0300.0.2.1", "ip=192.0.2.01", "ip=3221225985",
        "ip=192.0.2.1:250000", "ip=192.0.2.1/24", "ip=[2001:db8::1%5D1", "ip=fe80::1%25eth0",
        "ip=2001:db8::1::2", "ip=%EF%BC%91%EF%BC%99%EF%BC%92.0.2.1", "ip=%E2%80%AE1.2.0.291",
        "ip=192.0.2.1%CC%81",
        "ip=+192.0.2.1+1", "ip=192.0.%202.1", "ip=", "ip",
        "ip=" + String(repeating: "1", count: 4000), "list=call-0900-123.example",
        "list=bl.list.example.evil.example", "list=evil.bl.list.example", "list=bl%2Elist",
        "list=a.b.dq.list.example", "list=%D0%ACl.list.example", "list={{organization}}",
        "list=<!--%23echo%20var=%22HTTP_HOST%22-->", "code=5.7", "code=5.7.1.1", "code=6.1.1",
        "code=5.07.1", "code=5.7.1234", "%69p2=192.0.2.1", "x=ip=192.0.2.1",
        String(repeating: "x=1&", count: 500) + "ip=192.0.2.1",
    ]

    @Test("an invalid value is ignored")
    func hostileQueries() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            let plain = try await HTTPReply.get(server.address("/en/dnsbl"))
            for query in Self.hostile {
                let reply = try await HTTPReply.get(server.address("/en/dnsbl?\(query)"))
                #expect(reply.status == 200, "\(query)")
                #expect(reply.body == plain.body, "\(query)")
                #expect(reply.fields["set-cookie"] == nil, "\(query)")
                #expect(reply.fields["cache-control"] == "no-store", "\(query)")
            }
        }
    }

    @Test("an unknown path is the 404 page in the reader's language")
    func notFound() async throws {
        let paths = [
            ("/nothing", "en"), ("/de/nothing", "de"), ("/en/dnsbl/other.example/", "en"),
            ("/..%2f..%2fetc/passwd", "en"), ("/../../etc/passwd", "en"), ("/de/%00", "de"),
            ("/<script>alert(1)</script>", "en"), ("/de/dnsbl/<b>/", "de"),
            ("/de/dnsbl/a/b/c", "de"), ("/fr/", "en"),
        ]
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            for (path, language) in paths {
                let reply = try await HTTPReply.get(
                    server.address(path), ["Accept-Language": "en"])
                #expect(reply.status == 404, "\(path)")
                #expect(reply.fields["content-language"] == language, "\(path)")
                #expect(reply.fields["x-robots-tag"] == "noindex, nofollow", "\(path)")
                #expect(reply.text.contains("<html lang=\"\(language)\""), "\(path)")
                #expect(!reply.text.contains("alert(1)"), "\(path)")
            }
        }
    }

    /// Legacy links, and where each redirects.
    private static let legacy = [
        (
            "/Why?s=mfrom;id=a%40sender.example;ip=192.0.2.1;r=mx.example.org",
            "/spf?ip=192.0.2.1"
        ),
        ("/rbl/192.0.2.1/bl.list.example", "/dnsbl?ip=192.0.2.1&list=bl.list.example"),
        ("/?c=rdns&i=ip&v=192.0.2.1", "/no-reverse-dns?ip=192.0.2.1"),
    ]

    @Test("a legacy link redirects to its page")
    func legacyLinks() async throws {
        let site = try SiteFolder.withReasonsOfLegacyLinks()
        try await RunningServer.use(site.root) { server in
            for (link, target) in Self.legacy {
                let reply = try await HTTPReply.get(server.address(link))
                #expect(reply.status == 302, "\(link)")
                #expect(reply.fields["location"] == target, "\(link)")
                #expect(reply.fields["cache-control"] == "no-store", "\(link)")
                #expect(reply.body.isEmpty, "\(link)")
                let page = try await HTTPReply.get(server.address(target))
                #expect(page.status == 200, "\(link)")
                #expect(page.facts.contains("192.0.2.1"), "\(link)")
            }
        }
    }
}
