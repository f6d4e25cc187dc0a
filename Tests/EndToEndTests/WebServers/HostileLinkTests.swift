import Foundation
import LinkTables
import TestSupport
import Testing

/// Hostile links, opened on every front end.
@Suite("Hostile links", .serialized, .timeLimit(.minutes(30)))
struct HostileLinkTests {
    private static let servers: [Frontend] = [.builtIn, .nginx, .apache, .htaccess, .caddy]

    @Test("nothing in them reaches the page or the header fields, and the server keeps answering")
    func queries() async throws {
        try await Frontend.use(Self.servers, SiteFolder()) { addresses in
            for way in Self.servers {
                let root = try #require(addresses[way])
                let plain = try await HTTPReply.get("\(root)/en/dnsbl/")
                for query in LinkRow.hostileQueries {
                    let reply = try await HTTPReply.get("\(root)/en/dnsbl/?\(query)")
                    #expect(reply.status == 200, "\(way) \(query)")
                    #expect(reply.body == plain.body, "\(way) \(query)")
                    let names = Set(reply.fields.keys)
                    #expect(
                        names.isDisjoint(with: ["set-cookie", "x-injected"]), "\(way) \(query)")
                }
            }
        }
    }

    @Test("on a static host, nothing in them reaches the page that the script fills in")
    func inTheBrowser() async throws {
        try await Frontend.use([.plain], SiteFolder()) { addresses in
            let root = try #require(addresses[.plain])
            try await Browser.withSession { browser in
                func text(_ query: String) async throws -> String {
                    try await browser.open(try #require(URL(string: "\(root)/en/dnsbl/\(query)")))
                    return try await browser.visibleText()
                }
                let plain = try await text("")
                for query in LinkRow.hostileQueries {
                    #expect(try await text("?\(query)") == plain, "\(query)")
                }
                #expect(try await text("?ip=192.0.2.1").contains("192.0.2.1"))
                let console = try await browser.consoleMessages()
                #expect(console.map(\.description) == [])
            }
        }
    }

    @Test("nothing too long, or hostile in a path or a header field, does either")
    func requests() async throws {
        let long = String(repeating: "a", count: 9000)
        let requests: [(link: String, headers: [String: String])] = [
            ("/en/dnsbl/?ip=\(long)", [:]), ("/en/dnsbl/?\(long)=1&ip=192.0.2.999", [:]),
            ("/en/\(long)", [:]), ("/en/dnsbl/\(String(repeating: "a", count: 300))/", [:]),
            ("/en/<script>alert(1)</script>", [:]), ("/%3Cscript%3Ealert(1)%3C/script%3E", [:]),
            ("/en/dnsbl/..%2f..%2f..%2fetc/passwd", [:]), ("/../../etc/passwd", [:]),
            ("/en/%2e%2e/%2e%2e/etc/passwd", [:]), ("/en/dnsbl/%00", [:]),
            ("/en/%0d%0aX-Bad:1", [:]),
            ("/en/dnsbl/index.html.gz?ip=x", [:]), ("/en/dnsbl/index.html.br", [:]),
            ("//en//dnsbl/index.html?ip=x", [:]), ("/en/../en/dnsbl/index.html?ip=x", [:]),
            ("/.retour-files", [:]),
            ("/.htaccess", [:]), ("/en/*/index.html", [:]), ("/en/dns?l/", [:]), ("/[e]n/", [:]),
            ("/{{env}}", [:]), ("/en/dnsbl/{http.request.remote}/", [:]), ("/$document_root", [:]),
            ("/dnsbl?ip=x", ["Accept-Language": "../../etc, <script>, %00, *;q=0"]),
            ("/dnsbl?ip=x", ["Accept-Language": String(repeating: "xx-yy,", count: 600)]),
            ("/dnsbl?ip=x", ["Accept-Language": "de\"><script>alert(1)</script>"]),
            ("/dnsbl?ip=x", ["Host": "evil.example"]),
            ("/dnsbl?ip=x", ["Expect": "<script>alert(1)</script>"]),
            ("/dnsbl?ip=x", ["X-Forwarded-For": "<script>alert(1)</script>"]),
        ]
        try await Frontend.use(Self.servers, SiteFolder()) { addresses in
            for way in Self.servers {
                let root = try #require(addresses[way])
                for (link, headers) in requests {
                    let reply = try await HTTPReply.get(root + link, headers)
                    let name = "\(way) \(link.prefix(60)) \(headers.keys.joined())"
                    #expect((200..<500).contains(reply.status), "\(name)")
                    #expect(reply.fields["x-bad"] == nil, "\(name)")
                    for word in [
                        "<script>alert", "root:", "<!--#", "placeholder", "evil.example",
                        "<code></code>", "retour_", "aaaaaaaaaa",
                    ] {
                        #expect(!reply.text.contains(word), "\(name) \(word)")
                    }
                    let after = try await HTTPReply.get("\(root)/en/dnsbl/?ip=192.0.2.1")
                    #expect(after.facts == ["192.0.2.1"], "\(name)")
                }
            }
        }
    }

    /// Links of nearly 8 KB that would take expressions with nested repetition a long time.
    private static let slowLinks: [String] = [
        ("/?c=", ").", "x&i=ip&v=1"), ("/?c=a", ").", "&i=ip&v=x"), ("/dnsbl", ").", "x"),
        ("/?", "ip=1.1.1.1)&", "x"), ("/?ip=", "1:", ""), ("/?ip=1.1.1.1", ").", "x"),
        ("/?ip=", "%3a", "x"), ("/?ip=::1", "%29", "x"), ("/?list=", "a.", "!"),
        ("/?list=", "a-", "!"), ("/?", "list=", ""), ("/?", "list=bl.list.example)", "&"),
        ("/", "/", "x"), ("/", "a/", "!"), ("/", "%2f", "x"), ("/?", "%69%70=", ""),
        ("/?code=5.7.1", ").", "x"), ("/?", ";", "x"), ("/?", "c=x&i=ip&v=", ""),
        ("/de/dnsbl/", "a.", "!"), ("/de/dnsbl/", "a-", "/!"), ("/rbl/", "1.", "/x"),
        ("/rbl/", ").", "/x"), ("/de/", "dnsbl/", "?"), ("/", "index.html", "!"),
        ("/de", "-ab", "/!"), ("/", "de-", "x"), ("/why", "/", "?ip=1"),
    ].map { start, middle, end in
        let count = (7900 - start.utf8.count - end.utf8.count) / middle.utf8.count
        return start + String(repeating: middle, count: count) + end
    }

    private static func plainLink(for way: Frontend) -> String {
        // In a debug build every octet takes long, so for this one it is as long as the others.
        let length = way == .builtIn ? 7900 : 0
        return "/en/dnsbl/?ip=192.0.2.1&x=" + String(repeating: "a", count: length)
    }

    @Test("no long link takes more than 20 times as long as a plain one")
    func times() async throws {
        try await Frontend.use(Self.servers, SiteFolder()) { addresses in
            for way in Self.servers {
                let root = try #require(addresses[way])
                let port = try #require(URL(string: root)?.port)
                let links = [Self.plainLink(for: way)] + Self.slowLinks
                let times = try await RequestTimes.medians(of: links, port: port)
                #expect(times.count == links.count, "\(way)")
                for (link, time) in zip(links, times) {
                    #expect(
                        time < times[0] * 20, "\(way) \(link.prefix(30)) \(time / times[0])")
                }
            }
        }
    }

    @Test("no log contains a query, a referrer, a key, or the address of a reader or in a link")
    func logs() async throws {
        let site = try SiteFolder()
        // An .htaccess alone cannot set what the server logs.
        for way in Self.servers where way != .htaccess {
            let log = try await way.use(site) { root in
                for link in [
                    "/dnsbl?ip=192.0.2.77&list=secretkey.dq.list.example", "/nothing?ip=192.0.2.77",
                    "/de/dnsbl/secretkey.dq.list.example/?ip=192.0.2.77", "/_/?192.0.2.77",
                    "/" + String(repeating: "b", count: 400) + "?ip=192.0.2.77", "/en?192.0.2.77",
                    "/de/dnsbl/%00?ip=192.0.2.77", "/.htaccess?192.0.2.77",
                    "/de/?\"\\x%0a192.0.2.77", "/rbl/192.0.2.77/secretkey.dq.list.example",
                    "/RBL/192.0.2.77?ip=192.0.2.77", "/case?c=bl&i=ip&v=192.0.2.77",
                    "/Why?id=192.0.2.77;ip=192.0.2.77", "/%72bl/192.0.2.77",
                    "/dnsbl%3Fip=192.0.2.77&list=x", "/en/dnsbl/;ip=192.0.2.77",
                    "/dnsbl&ip=192.0.2.77", "/rbl/2001:db8::77/x", "/no-such-page?ip=192.0.2.77",
                    "/rbl/192.0.2.77" + String(repeating: "/c", count: 300),
                ] {
                    _ = try? await HTTPReply.get(
                        root + link, ["Referer": "http://a.example/192.0.2.77"])
                }
                // Caddy logs a request for another host as its global options say.
                if way != .caddy {
                    _ = try? await HTTPReply.get("\(root)/de/", ["Host": "secretkey.a.example"])
                }
                for method in ["POST", "TRACE", "PUT"] {
                    for link in ["/de/?ip=192.0.2.77", "/rbl/192.0.2.77"] {
                        let reply = try await HTTPReply.get(root + link, method: method)
                        #expect(reply.status == 405, "\(way) \(method)")
                    }
                }
                let port = try #require(URL(string: root)?.port)
                let ends = [
                    "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", "Content-Length: x\r\n\r\n",
                    "Content-Length: 99999999999\r\n\r\n", "Bad field\r\n\r\n",
                    "Range: bytes=99999999-\r\n\r\n", "Expect: 192.0.2.77\r\n\r\n",
                    "X: \(String(repeating: "y", count: 99_000))\r\n\r\n",
                ]
                for end in ends {
                    _ = try await RawConnection.exchange(
                        "POST /rbl/192.0.2.77?ip=192.0.2.77 HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
                            + "Connection: close\r\n\(end)", port: port, isEnding: true)
                }
            }
            #expect(log.contains(" 200 ") || log.contains("\"status\":200"), "\(way) \(log)")
            for secret in ["192.0.2.77", "db8::77", "secretkey", "a.example", "?ip"] {
                let lines = log.split(separator: "\n").filter { $0.contains(secret) }
                #expect(lines == [], "\(way)")
            }
            // Whoever runs the server finds dead links.
            #expect(log.contains("/no-such-page"), "\(way)")
            // The server's own address, and no more than the network of the client's.
            let clients = log.matches(of: /127\.0\.0\.[0-9]+/).map { String($0.output) }
            let isOwn = Set(clients).isSubset(of: ["127.0.0.0", "127.0.0.1"])
            #expect(isOwn && clients.contains("127.0.0.0"), "\(way)")
        }
    }
}
