import Foundation
import TestSupport
import Testing

/// Links made to do harm, asked of every web server.
@Suite("Hostile links", .serialized, .timeLimit(.minutes(30)))
struct HostileLinkTests {
    private static let servers: [Frontend] = [.builtIn, .nginx, .apache, .htaccess, .caddy]

    /// Queries in which there is nothing valid.
    private static let queries = [
        // Script and attributes, encoded once and twice.
        "ip=%3Cscript%3Ealert(1)%3C/script%3E", "ip=<script>alert(1)</script>",
        "ip=%253Cscript%253Ealert(1)%253C%252Fscript%253E", "ip=192.0.2.1%22onclick=%22alert(1)",
        "ip=192.0.2.1\"><img+src=x+onerror=alert(1)>", "ip=192.0.2.1%27%3E", "list=%22%3E%3Csvg%3E",
        "ip=192.0.2.1%3Cb%3E", "code=5.7.1%3Cb%3E", "ip=&lt;b&gt;", "ip=%26lt;",
        // Line ends, NUL, and what is not UTF-8.
        "ip=192.0.2.1%0D%0ASet-Cookie:%20a=b", "ip=192.0.2.1%0a", "code=5.7.1%0D%0A%0D%0A<b>",
        "%0d%0aX-Injected:%201=1", "ip=192.0.2.1%00", "ip=%00192.0.2.1", "list=bl.list.example%00",
        "ip=%c0%bc192.0.2.1", "ip=%ff%fe", "ip=192.0.2.1%E2%80%AE", "ip=192.0.2.1%CC%81",
        // Look-alikes: full-width and Arabic digits, a Cyrillic zone.
        "ip=%EF%BC%91%EF%BC%99%EF%BC%92.0.2.1", "ip=%D9%A1.0.2.1", "list=bl.l%D1%96st.example",
        // Almost addresses, codes and zones.
        "ip=192.0.2.256", "ip=192.0.2", "ip=0300.0.2.1", "ip=192.0.2.01", "ip=0xC0000201",
        "ip=3221225985", "ip=192.0.2.1/24", "ip=192.0.2.1:25", "ip=1::2::3", "ip=:::",
        "ip=1:2:3:4:5:6:7:8:9", "ip=fe80::1%25eth0", "ip=[2001:db8::1]", "ip=12345::1", "ip=g::1",
        "ip=::192.0.2.256", "ip=1:2:3:4:5:6:7:192.0.2.1", "ip=1.2.3.4::", "ip=+192.0.2.1",
        "ip=%2B192.0.2.1", "ip=%20192.0.2.1", "ip=192.0.2.1%20", "code=6.7.1", "code=5.7",
        "code=5.07.1", "code=5.7.1000", "list=bl.list.example.evil.example",
        "list=evilbl.list.example", "list=bl-list.example", "list=bl.list.example@evil.example",
        "list=call-0900-123.example", "list=a.b.dq.list.example", "list=.dq.list.example",
        "list=https://evil.example/", "list=../../etc/passwd", "list=..%2f..%2fde",
        "list=%2e%2e/too-big",
        // Directives of every server, and other people's.
        "ip=<!--%23echo+var=%22DOCUMENT_ROOT%22+-->", "ip=%3C!--%23include+virtual=%22/%22--%3E",
        "ip={{env+%22HOME%22}}", "ip=%7B%7B.Req.Header%7D%7D", "ip={http.request.remote}",
        "ip={http.request.remote.host}",
        "ip=${jndi:ldap://evil.example/a}", "ip=%24%7Benv:HOME%7D", "ip=$document_root",
        "ip=%25%7BREMOTE_ADDR%7D", "ip=`id`", "ip=%60id%60", "ip=<?php+phpinfo()+?>", "ip=$1",
        "retour_ip=192.0.2.1", "known=ip", "x=%26ip=192.0.2.1", "x=%3Bip=192.0.2.1",
        // Grammar.
        "ip", "ip=", "=192.0.2.1", "ipp=192.0.2.1", "xip=192.0.2.1", "ip%3D192.0.2.1",
        "ip==192.0.2.1", "ip[]=192.0.2.1", "ip=a&ip=b&ip=c", "&&&;;;===", "%", "%%%", "ip=%",
        "?ip=192.0.2.1", "#", "ip=192,0,2,1",
    ]

    @Test("nothing of them comes into the page or the header, and the server goes on answering")
    func queries() async throws {
        try await Frontend.use(Self.servers, SiteFolder()) { addresses in
            for way in Self.servers {
                let root = try #require(addresses[way])
                let plain = try await HTTPReply.get("\(root)/en/dnsbl/")
                for query in Self.queries {
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

    @Test("on a static host nothing of them comes into the page that the script fills")
    func inTheBrowser() async throws {
        try await Frontend.use([.plain], SiteFolder()) { addresses in
            let root = try #require(addresses[.plain])
            try await Browser.withSession { browser in
                func text(_ query: String) async throws -> String {
                    try await browser.open(try #require(URL(string: "\(root)/en/dnsbl/\(query)")))
                    return try await browser.visibleText()
                }
                let plain = try await text("")
                for query in Self.queries {
                    #expect(try await text("?\(query)") == plain, "\(query)")
                }
                #expect(try await text("?ip=192.0.2.1").contains("192.0.2.1"))
                let console = try await browser.consoleMessages()
                #expect(console.map(\.description) == [])
            }
        }
    }

    @Test("neither does what is too long, or asked for in the path or the header")
    func requests() async throws {
        let long = String(repeating: "a", count: 9000)
        let requests: [(link: String, headers: [String: String])] = [
            ("/en/dnsbl/?ip=\(long)", [:]), ("/en/dnsbl/?\(long)=1&ip=192.0.2.999", [:]),
            ("/en/\(long)", [:]), ("/en/dnsbl/\(String(repeating: "a", count: 300))/", [:]),
            ("/en/<script>alert(1)</script>", [:]), ("/%3Cscript%3Ealert(1)%3C/script%3E", [:]),
            ("/en/dnsbl/..%2f..%2f..%2fetc/passwd", [:]), ("/../../etc/passwd", [:]),
            ("/en/%2e%2e/%2e%2e/etc/passwd", [:]), ("/en/dnsbl/%00", [:]),
            ("/en/%0d%0aX-Bad:1", [:]),
            ("/_variants/ip/en/dnsbl/index.html", [:]), ("/_VARIANTS/ip/en/dnsbl/index.html", [:]),
            ("/%5fvariants/ip/en/dnsbl/index.html", [:]),
            ("//_variants/ip/en/dnsbl/index.html", [:]),
            ("/en/../_variants/ip/en/dnsbl/index.html?ip=x", [:]), ("/.retour-files", [:]),
            ("/.htaccess", [:]), ("/en/*/index.html", [:]), ("/en/dns?l/", [:]), ("/[e]n/", [:]),
            ("/{{env}}", [:]), ("/en/dnsbl/{http.request.remote}/", [:]), ("/$document_root", [:]),
            ("/dnsbl?ip=x", ["Accept-Language": "../../etc, <script>, %00, *;q=0"]),
            ("/dnsbl?ip=x", ["Accept-Language": String(repeating: "xx-yy,", count: 600)]),
            ("/dnsbl?ip=x", ["Accept-Language": "de\"><script>alert(1)</script>"]),
            ("/dnsbl?ip=x", ["Host": "evil.example"]),
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

    @Test("no log holds a query, a referrer, a key, or the address of a reader or of a link")
    func logs() async throws {
        let site = try SiteFolder()
        // Alone, an .htaccess cannot say what the server writes into its logs.
        for way in Self.servers where way != .htaccess {
            let log = try await way.use(site) { root in
                for link in [
                    "/dnsbl?ip=192.0.2.77&list=secretkey.dq.list.example", "/nothing?ip=192.0.2.77",
                    "/de/dnsbl/secretkey.dq.list.example/?ip=192.0.2.77", "/_variants/?192.0.2.77",
                    "/" + String(repeating: "b", count: 400) + "?ip=192.0.2.77", "/en?192.0.2.77",
                    "/de/dnsbl/%00?ip=192.0.2.77", "/.htaccess?192.0.2.77",
                    "/de/?\"\\x%0a192.0.2.77", "/rbl/192.0.2.77/secretkey.dq.list.example",
                    "/RBL/192.0.2.77?ip=192.0.2.77", "/case?c=bl&i=ip&v=192.0.2.77",
                    "/Why?id=192.0.2.77;ip=192.0.2.77",
                ] {
                    _ = try? await HTTPReply.get(
                        root + link, ["Referer": "http://a.example/192.0.2.77"])
                }
                let posted = try await HTTPReply.get("\(root)/de/?ip=192.0.2.77", method: "POST")
                #expect(posted.status == 405, "\(way)")
            }
            #expect(log.contains(" 200 ") || log.contains("\"status\":200"), "\(way) \(log)")
            for secret in ["192.0.2.77", "secretkey", "a.example", "?ip"] {
                let lines = log.split(separator: "\n").filter { $0.contains(secret) }
                #expect(lines == [], "\(way)")
            }
            // The server's own address, and no more than the network of the client's.
            let clients = log.matches(of: /127\.0\.0\.[0-9]+/).map { String($0.output) }
            let isOwn = Set(clients).isSubset(of: ["127.0.0.0", "127.0.0.1"])
            #expect(isOwn && clients.contains("127.0.0.0"), "\(way)")
        }
    }
}
