import Links
import NIOCore
import TestSupport
import Testing

@testable import Serving

@Suite struct AccessLogTests {
    @Test(
        "a client is logged as its network",
        arguments: [
            ("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"),
            ("2001:db8::3", "2001:db8::/48"), ("::1", "::/48"), ("fe80::1", "fe80::/48"),
        ])
    func network(address: String, expected: String) throws {
        let client = try SocketAddress(ipAddress: address, port: 1234)
        #expect(AccessLog.network(client.ipAddress) == expected)
        // The web servers' logs have the same network.
        let interpreter = try RuleInterpreter([LinkRules.clientNetwork])
        #expect(interpreter.value(of: LinkRules.clientNetwork, address) == expected)
    }

    @Test func `an unknown client is a dash`() {
        #expect(AccessLog.network(nil) == "-")
    }

    @Test("each request is one line: method, what it asked for, status, octets, network")
    func lines() throws {
        let site = try SmallSite.make()
        let log = RecordedLog()
        let page = try Response.to("/de/dnsbl/", of: site, log: log)
        _ = try Response.to("/de/dnsbl/", method: "HEAD", of: site, log: log)
        let etag = try #require(page["etag"])
        _ = try Response.to("/DE/dnsbl).", ["If-None-Match: \(etag)"], of: site, log: log)
        _ = try Response.to("/icon.svg", of: site, log: log)
        _ = try Response.to("/healthz", of: site, log: log)
        _ = try Response.to("/Why?ip=192.0.2.1", of: site, log: log)
        _ = try Response.to("/de/", method: "PUT", of: site, log: log)
        #expect(
            log.lines == [
                "GET /de/dnsbl/ 200 \(page.body.count) 192.0.2.0/24",
                "HEAD /de/dnsbl/ 200 0 192.0.2.0/24", "GET /de/dnsbl/ 304 0 192.0.2.0/24",
                "GET /icon.svg 200 6 192.0.2.0/24", "GET /healthz 200 3 192.0.2.0/24",
                "GET /legacy link 302 0 192.0.2.0/24", "other /- 405 31 192.0.2.0/24",
            ])
    }

    @Test(
        "a line has nothing that identifies a person, nor a secret key",
        arguments: [
            (
                "/en/dnsbl?ip=192.0.2.77&list=secret.dq.list.example",
                "/en/dnsbl/bl.list.example/ 200"
            ),
            ("/en/dnsbl/secret.dq.list.example/?ip=192.0.2.77", "/en/dnsbl/bl.list.example/ 200"),
            ("/de/192.0.2.77?secret", "/de/... 404"), ("/nothing/../secret", "/nothing/... 404"),
            ("/nothing?ip=192.0.2.77", "/nothing 404"),
            ("/rbl/192.0.2.77/secret.dq.list.example", "/legacy link 302"),
            ("http://secret.example/en/?192.0.2.77", "/en/ 200"),
            ("/en/%0asecret", "/en/... 404"), ("http://secret.example/nothing", "/- 404"),
        ])
    func identifiesNobody(target: String, expected: String) throws {
        let log = RecordedLog()
        let fields = [
            "Referer: http://secret.example/192.0.2.77", "User-Agent: secret",
            "Cookie: secret=192.0.2.77", "X-Forwarded-For: 192.0.2.77",
        ]
        _ = try Response.to(target, fields, of: SmallSite.make(), log: log)
        let line = try #require(log.lines.first)
        #expect(log.lines.count == 1)
        #expect(line.hasPrefix("GET \(expected) "))
        #expect(line.hasSuffix(" 192.0.2.0/24"))
        #expect(!line.contains("secret") && !line.contains("192.0.2.77") && !line.contains("?"))
    }

    @Test("a log of warnings has no requests")
    func level() throws {
        let log = RecordedLog(hasRequests: false)
        _ = try Response.to("/de/", of: SmallSite.make(), log: log)
        #expect(log.lines == [])
    }

    @Test(
        "X-Forwarded-For counts only as far as trusted proxies wrote it",
        arguments: [
            ("192.0.2.77", "203.0.113.9", "192.0.2.0/24"),
            ("198.51.100.1", "203.0.113.9", "203.0.113.0/24"),
            ("2001:db8:ffff::1", "2001:db8:1:2::3", "2001:db8:1::/48"),
            ("::ffff:198.51.100.1", "203.0.113.9", "203.0.113.0/24"),
            ("198.51.100.1", "192.0.2.1, 203.0.113.9", "203.0.113.0/24"),
            ("198.51.100.1", "192.0.2.1, 203.0.113.9 ,198.51.100.2", "203.0.113.0/24"),
            ("198.51.100.1", "192.0.2.1, x, 198.51.100.2", "198.51.100.0/24"),
            ("198.51.100.1", "", "198.51.100.0/24"), ("198.51.100.1", ",", "198.51.100.0/24"),
            ("198.51.100.1", "<script>", "198.51.100.0/24"),
            ("198.51.100.1", "203.0.113.9:80", "198.51.100.0/24"),
            ("198.51.100.1", "192.0.2.1\r\nX-Forwarded-For: 203.0.113.9", "203.0.113.0/24"),
        ])
    func forwarded(client: String, field: String, expected: String) throws {
        let log = RecordedLog()
        let connection = try TestConnection(SmallSite.make(), log: log, client: client)
        try connection.send(
            "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(field)\r\n\r\n")
        #expect(log.lines == ["GET /healthz 200 3 \(expected)"])
    }
}
