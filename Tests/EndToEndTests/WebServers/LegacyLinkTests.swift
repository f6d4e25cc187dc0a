import Foundation
import LinkTables
import Rejections
import TestSupport
import Testing
import WebServers

/// Legacy links, opened on every front end.
@Suite("Legacy links of the front ends", .serialized, .timeLimit(.minutes(30)))
struct LegacyLinkTests {
    private static let live: [Frontend] = [.nginx, .apache, .htaccess, .caddy]

    @Test("for every legacy link, a browser shows the same text on every front end")
    func sameText() async throws {
        try await Frontend.use(Frontend.allCases, .withReasonsOfLegacyLinks()) { addresses in
            try await Browser.withSession { browser in
                func text(_ way: Frontend, _ link: String) async throws -> String {
                    let root = try #require(addresses[way])
                    try await browser.open(try #require(URL(string: root + link)))
                    return try await browser.visibleText()
                }
                for row in LinkRow.legacy where !row.needs.contains(.canonicalizesIPv6) {
                    var texts: [String: String] = [:]
                    for way in Frontend.allCases where way != .builtIn {
                        let link = row.shown(by: way)
                        if texts[link] == nil { texts[link] = try await text(.builtIn, link) }
                        let expected = texts[link]
                        let shown = try await text(way, row.link)
                        #expect(shown == expected, "\(way) \(row.link)")
                        #expect(!shown.contains("secretkey"), "\(way) \(row.link)")
                        for fact in row.facts where row.shown(by: way) == row.link {
                            #expect(shown.contains(fact), "\(way) \(row.link)")
                        }
                    }
                }
                let console = try await browser.consoleMessages().filter { message in
                    // The browser itself reports that a static host does not have the page.
                    !message.description.contains("404")
                }
                #expect(console.map(\.description) == [])
            }
        }
    }

    @Test("every server redirects to the URL that the built-in one redirects to, uncached")
    func sameAnswer() async throws {
        try await Frontend.use([.builtIn] + Self.live, .withReasonsOfLegacyLinks()) { addresses in
            let builtIn = try #require(addresses[.builtIn])
            let fields = try await HTTPReply.get(builtIn + "/Why").fields.filter {
                !["date", "server", "location", "content-length"].contains($0.key)
            }
            for row in LinkRow.legacy {
                let replies = try await HTTPReply.get(
                    all: Self.live.map { builtIn + row.shown(by: $0) })
                for (way, expected) in zip(Self.live, replies) {
                    let root = try #require(addresses[way])
                    let reply = try await HTTPReply.get(root + row.link)
                    // A server that cannot understand all of a link redirects to another URL.
                    let isUnderstood = row.shown(by: way) == row.link
                    let location = isUnderstood ? expected.fields["location"] : row.otherwise
                    #expect(
                        self.location(reply, root).map(canonical) == location, "\(way) \(row.link)")
                    guard location != nil else {
                        #expect(reply.status == expected.status, "\(way) \(row.link)")
                        continue
                    }
                    #expect(reply.status == 302, "\(way) \(row.link)")
                    for (name, value) in fields {
                        #expect(
                            reply.fields[name] == Frontend.configured(value),
                            "\(way) \(row.link) \(name)")
                    }
                    #expect(reply.fields["content-language"] == nil, "\(way) \(row.link)")
                }
            }
        }
    }

    @Test("only GET and HEAD redirect")
    func methods() async throws {
        try await Frontend.use([.builtIn] + Self.live, .withReasonsOfLegacyLinks()) { addresses in
            for (way, root) in addresses {
                let head = try await HTTPReply.get("\(root)/Why?ip=192.0.2.1", method: "HEAD")
                #expect(location(head, root) == "/spf?ip=192.0.2.1", "\(way)")
                for link in ["/Why?ip=192.0.2.1", "/?c=spf&i=ip&v=192.0.2.1"] {
                    let posted = try await HTTPReply.get(root + link, method: "POST")
                    #expect((400..<500).contains(posted.status), "\(way) \(link)")
                    #expect(posted.fields["location"] == nil, "\(way) \(link)")
                }
            }
        }
    }

    @Test("files of the site come first, and no link redirects to a reason the site lacks")
    func ownPaths() async throws {
        let site = try SiteFolder()
        try site.write("Public/rbl/notes.txt", "our notes\n")
        try site.write("Public/rbl/192.0.2.9", "our file\n")
        try await Frontend.use([.builtIn] + Self.live, site) { addresses in
            for way in [.builtIn] + Self.live {
                let root = try #require(addresses[way])
                for file in ["notes.txt", "192.0.2.9"] {
                    let reply = try await HTTPReply.get("\(root)/rbl/\(file)")
                    #expect(reply.status == 200, "\(way) \(file)")
                    #expect(reply.text.hasPrefix("our "), "\(way) \(file)")
                }
                let rbl = try await HTTPReply.get("\(root)/rbl/192.0.2.1")
                #expect(location(rbl, root) == "/dnsbl?ip=192.0.2.1", "\(way)")
                let bl = try await HTTPReply.get("\(root)/?c=bl&i=ip&v=192.0.2.1")
                #expect(location(bl, root) == "/dnsbl?ip=192.0.2.1", "\(way)")
                // The site has no reasons `spf` and `unknown`.
                #expect(try await HTTPReply.get("\(root)/Why?ip=192.0.2.1").status == 404, "\(way)")
                let index = try await HTTPReply.get("\(root)/?c=x&i=ip&v=192.0.2.1")
                #expect(index.status == 200, "\(way)")
                #expect(index.body == (try await HTTPReply.get("\(root)/")).body, "\(way)")
            }
        }
    }

    @Test("on a site below a path, legacy links with and without that path redirect below it")
    func basePath() async throws {
        let site = try SiteFolder.withReasonsOfLegacyLinks()
        try site.edit("Content/site.yaml", "https://reject.example", "https://a.example/mail/x")
        let rows = [
            ("/mail/x/Why?ip=192.0.2.1", "/mail/x/spf?ip=192.0.2.1"),
            ("/Why?ip=192.0.2.1", "/mail/x/spf?ip=192.0.2.1"),
            ("/mail/x/rbl/192.0.2.1", "/mail/x/dnsbl?ip=192.0.2.1"),
            ("/mail/x/?c=rdns&i=ip&v=192.0.2.1", "/mail/x/no-reverse-dns?ip=192.0.2.1"),
            ("/mail/x?c=rdns&i=ip&v=192.0.2.1", "/mail/x/no-reverse-dns?ip=192.0.2.1"),
            ("/mail/xwhy?ip=192.0.2.1", nil), ("/mail/Why", nil),
        ]
        try await Frontend.use([.builtIn, .nginx, .caddy], site) { addresses in
            for (way, root) in addresses {
                for (link, location) in rows {
                    let reply = try await HTTPReply.get(root + link)
                    #expect(self.location(reply, root) == location, "\(way) \(link)")
                }
            }
        }
        try await TemporaryFolder.use { folder in
            _ = try await RetourProgram.run(
                "build", "--output", "\(folder.path)/mail/x", in: site.root)
            try FileManager.default.copyItem(
                atPath: "\(folder.path)/mail/x/404.html", toPath: "\(folder.path)/404.html")
            try await PlainHost.use(folder) { port in
                try await Browser.withSession { browser in
                    for case (let link, let location?) in rows where link.hasPrefix("/mail/x/") {
                        let root = "http://127.0.0.1:\(port)"
                        try await browser.open(try #require(URL(string: root + link)))
                        let path = try await browser.evaluate("location.pathname", as: String.self)
                        let page = try #require(
                            location.dropFirst("/mail/x".count).split(separator: "?").first)
                        #expect(path.hasSuffix("\(page)/"), "\(link)")
                        #expect(try await browser.visibleText().contains("192.0.2.1"), "\(link)")
                    }
                }
            }
        }
    }

    @Test("hostile links inject nothing, and redirect only to the site itself")
    func hostile() async throws {
        try await Frontend.use([.builtIn] + Self.live, .withReasonsOfLegacyLinks()) { addresses in
            for way in [.builtIn] + Self.live {
                let root = try #require(addresses[way])
                for (link, location) in LinkRow.hostileLegacy {
                    // Caddy selects sites by host name; Apache redirects to the name the client sent.
                    let ownsNames = [.caddy, .apache, .htaccess].contains(way)
                    let host = ownsNames ? [:] : ["Host": "evil.example"]
                    let reply = try await HTTPReply.get(root + link, host)
                    #expect(self.location(reply, root) == location, "\(way) \(link)")
                    #expect(
                        reply.status == (location == nil ? reply.status : 302), "\(way) \(link)")
                    #expect((200..<500).contains(reply.status), "\(way) \(link)")
                    let names = Set(reply.fields.keys)
                    #expect(names.isDisjoint(with: ["set-cookie", "x-injected"]), "\(way) \(link)")
                    for word in ["alert(1)", "evil.example", "retour_", "\u{202E}"] {
                        #expect(!reply.text.contains(word), "\(way) \(link) \(word)")
                    }
                }
            }
        }
    }

    @Test("neither do they on a static host, where the script redirects")
    func hostileInTheBrowser() async throws {
        try await Frontend.use([.builtIn, .plain], .withReasonsOfLegacyLinks()) { addresses in
            let (builtIn, plain) = (
                try #require(addresses[.builtIn]), try #require(addresses[.plain])
            )
            try await Browser.withSession { browser in
                for (link, location) in LinkRow.hostileLegacy {
                    guard let url = URL(string: plain + link) else { continue }
                    try await browser.open(url)
                    let shown = try await browser.visibleText()
                    let origin = try await browser.evaluate("location.origin", as: String.self)
                    #expect(origin == plain, "\(link)")
                    #expect(!shown.contains("evil") && !shown.contains("alert(1)"), "\(link)")
                    guard let location else { continue }
                    try await browser.open(try #require(URL(string: builtIn + location)))
                    #expect(try await browser.visibleText() == shown, "\(link)")
                }
            }
        }
    }

    /// The path and query of a redirect; Apache sends an absolute URL.
    private func location(_ reply: HTTPReply, _ root: String) -> String? {
        reply.fields["location"].map { $0.hasPrefix(root) ? String($0.dropFirst(root.count)) : $0 }
    }

    /// A location with its address in canonical form.
    private func canonical(_ location: String) -> String {
        location.replacing(/ip=([^&]*)/) { match in
            "ip=\(IPAddress(String(match.1))?.description ?? String(match.1))"
        }
    }
}
