import Foundation
import Subprocess
import TestSupport
import Testing
import WebServers

/// Releases that differ in style, reasons, lists, and languages, switched while a web server runs
/// with the configuration of the one before.
@Suite("Switching releases", .serialized, .timeLimit(.minutes(30)))
struct SwitchTests {
    private static let servers: [Frontend] = [.nginx, .apache, .caddy]

    /// A request, and the page that answers it with either configuration.
    private struct Row: Hashable {
        let link: String
        var language = ""
        /// The page's own path, in the site that has all.
        let page: String
        /// That in the site that has less; `nil` if it has no such page.
        let olderPage: String?
    }

    private static let rows = [
        Row(link: "/en/dnsbl/?ip=192.0.2.1", page: "/en/dnsbl/", olderPage: "/en/dnsbl/"),
        Row(link: "/en/too-big/", page: "/en/too-big/", olderPage: "/en/too-big/"),
        Row(link: "/", language: "de", page: "/de/", olderPage: "/de/"),
        Row(
            link: "/dnsbl?list=bl.list.example", language: "en",
            page: "/en/dnsbl/bl.list.example/", olderPage: "/en/dnsbl/bl.list.example/"),
        // The list is new.
        Row(
            link: "/dnsbl?list=bl.new.example&ip=192.0.2.1", language: "en",
            page: "/en/dnsbl/bl.new.example/", olderPage: "/en/dnsbl/"),
        Row(
            link: "/de/dnsbl/?list=bl.new.example", page: "/de/dnsbl/bl.new.example/",
            olderPage: "/de/dnsbl/"),
        Row(
            link: "/en/dnsbl/bl.new.example/", page: "/en/dnsbl/bl.new.example/", olderPage: nil),
        // The reason is new.
        Row(link: "/fresh?code=5.7.1", language: "en", page: "/en/fresh/", olderPage: nil),
        Row(link: "/de/fresh/", page: "/de/fresh/", olderPage: nil),
        Row(link: "/en/fresh.txt", page: "/en/fresh.txt", olderPage: nil),
        // The language is new.
        Row(link: "/fr/too-big/", page: "/fr/too-big/", olderPage: nil),
        Row(link: "/fr/dnsbl/bl.list.example/", page: "/fr/dnsbl/bl.list.example/", olderPage: nil),
        Row(link: "/fr/fresh.json", page: "/fr/fresh.json", olderPage: nil),
        Row(link: "/fr/", page: "/fr/", olderPage: nil),
    ]

    /// Those that both sites answer with a page, whatever the server's configuration is.
    private static let steady =
        rows.filter { $0.olderPage != nil } + [
            // A server that knows the new language answers in it, while the site has it.
            Row(link: "/too-big", language: "fr", page: "/fr/too-big/", olderPage: "/de/too-big/")
        ]

    private func newSite() throws -> SiteFolder {
        let site = try SiteFolder()
        try site.write("Templates/style.css", "body { margin: 2px; }\n")
        try site.edit("Content/site.yaml", "locales: [de, en]", "locales: [de, en, fr]")
        try site.edit("Content/site.yaml", "blocklists: [alive]", "blocklists: [alive, new]")
        try site.write(
            "Content/blocklists/new.yaml",
            site.read("Content/blocklists/alive.yaml")
                .replacing("The Living List", with: "The New List")
                .replacing("bl.list.example", with: "bl.new.example")
                .replacing("dq.list.example", with: "dq.new.example"))
        for file in ["reason.yaml", "de.md", "en.md"] {
            try site.write(
                "Content/reasons/fresh/\(file)",
                site.read("Content/reasons/too-big/\(file)").replacing("Too big", with: "Fresh"))
        }
        try site.write("Content/locales/fr.yaml", site.read("Content/locales/en.yaml"))
        for reason in ["dnsbl", "dnsbl-broken", "too-big", "fresh"] {
            try site.write(
                "Content/reasons/\(reason)/fr.md", site.read("Content/reasons/\(reason)/en.md"))
        }
        return site
    }

    @Test(
        "no reader gets a page without style, an error, or a mixture before the server is reloaded",
        arguments: servers)
    func switching(way: Frontend) async throws {
        let (old, new) = (try SiteFolder(), try newSite())
        try old.write("Templates/style.css", "body { margin: 1px; }\n")
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            func publish(_ site: SiteFolder) async throws {
                let run = try await RetourProgram.run(
                    ["publish", "--for", way.rawValue, target.path, "--max-deletes", "1000"],
                    in: site.root)
                #expect(run.status == 0, "\(run.errors)")
            }
            func rollBack() async throws {
                let run = try await RetourProgram.run(
                    "publish", "--rollback", target.path, in: old.root)
                #expect(run.status == 0, "\(run.errors)")
            }
            try await publish(old)
            var (before, after): (Answers, Answers) = ([:], [:])
            try await ServerProgram.serve(way, releasesIn: target, folder.appending(path: "first"))
            { root in
                before = try await answers(root)
                try await reading(root) {
                    try await publish(new)
                    after = try await answers(root)
                    try await checkStyle(root, margin: "2px")
                    try await publish(old)
                    #expect(try await answers(root) == before, "\(way)")
                }
            }
            // The same with the configuration of the new site.
            try await publish(new)
            try await ServerProgram.serve(way, releasesIn: target, folder.appending(path: "second"))
            { root in
                #expect(try await answers(root) == after, "\(way)")
                try await reading(root) {
                    try await rollBack()
                    #expect(try await answers(root) == before, "\(way)")
                    try await checkStyle(root, margin: "1px")
                }
            }
        }
    }

    // MARK: Answers

    private typealias Answers = [Row: Answer]

    private struct Answer: Equatable {
        let status: Int
        let body: Data
    }

    /// The answer to each row: what a page's own path gives, and otherwise the 404 page.
    private func answers(_ root: String) async throws -> Answers {
        var result: Answers = [:]
        let isNew =
            try await get(root, Row(link: "/fr/", page: "/fr/", olderPage: nil)).status == 200
        for row in Self.rows {
            let reply = try await get(root, row)
            result[row] = Answer(status: reply.status, body: reply.body)
            let query = row.link.firstIndex(of: "?").map { String(row.link[$0...]) } ?? ""
            let page = isNew ? row.page : row.olderPage
            #expect(reply.status == (page == nil ? 404 : 200), "\(row.link)")
            if let page {
                let own = try await HTTPReply.get(root + page + query)
                #expect(own.status == 200 && own.body == reply.body, "\(row.link)")
            } else {
                #expect(reply.text.contains("<style>"), "\(row.link)")
            }
        }
        return result
    }

    private func get(_ root: String, _ row: Row) async throws -> HTTPReply {
        try await HTTPReply.get(
            root + row.link, row.language.isEmpty ? [:] : ["Accept-Language": row.language])
    }

    /// Reads pages all the time while `body` runs: each one is that of the old site or the new one.
    private func reading(_ root: String, _ body: () async throws -> Void) async throws {
        let (rounds, end) = AsyncStream<Void>.makeStream()
        let reader = Task {
            defer { end.finish() }
            var seen: [Row: Set<Data>] = [:]
            while true {
                for row in Self.steady {
                    let reply = try? await get(root, row)
                    // Cancellation ends the request, maybe in the middle of its answer.
                    if Task.isCancelled { return seen }
                    let answer = try #require(reply, "\(row.link)")
                    #expect(answer.status == 200, "\(row.link)")
                    seen[row, default: []].insert(answer.body)
                    try checkPolicy(answer, row.link)
                }
                end.yield()
            }
        }
        var round = rounds.makeAsyncIterator()
        await round.next()
        try await body()
        for _ in 0..<3 { await round.next() }
        reader.cancel()
        let seen = try await reader.value
        #expect(seen.count == Self.steady.count)
        for (row, bodies) in seen { #expect(bodies.count == 2, "\(row.link)") }
    }

    // MARK: Style

    /// The policies of the header and of the page allow its style.
    private func checkPolicy(_ reply: HTTPReply, _ link: String) throws {
        let header = try #require(reply.fields["content-security-policy"])
        #expect(header.contains("style-src 'unsafe-inline'"), "\(link)")
    }

    /// A browser applies the style and reports nothing.
    private func checkStyle(_ root: String, margin: String) async throws {
        try await Browser.withSession { browser in
            for path in ["/en/dnsbl/?ip=192.0.2.1", "/nothing"] {
                try await browser.open(try #require(URL(string: root + path)))
                let shown = try await browser.evaluate(
                    "getComputedStyle(document.body).margin", as: String.self)
                #expect(shown == margin, "\(path)")
            }
            let console = try await browser.consoleMessages().filter {
                // The browser reports each status that is an error.
                !$0.description.contains("404")
            }
            #expect(console.map(\.description) == [])
        }
    }
}
