import Foundation
import Rejections
import TestSupport
import Testing
import WebServers

/// The configuration that `retour build --for` writes for a web server.
@Suite("Configuration of web servers", .serialized, .timeLimit(.minutes(30)))
struct WebServerConfigurationTests {
    @Test(
        "it is next to the site, the command says so, and each build gives the same",
        arguments: [
            ("nginx", "nginx", ["http.conf", "server.conf"]),
            ("apache", "Apache", ["htaccess", "virtualhost.conf"]),
            ("caddy", "Caddy", ["site.caddy"]),
        ])
    func besideTheSite(server: String, title: String, files: [String]) async throws {
        let (site, other) = (try SiteFolder(), try SiteFolder())
        let run = try await RetourProgram.run("build", "--for", server, in: site.root)
        #expect(run.status == 0)
        #expect(
            run.output.hasSuffix("Include _site.\(server) in the configuration of \(title)\n"))
        _ = try await RetourProgram.run(
            "build", "--for", server, "--output", "www/", "--configuration", "own", in: other.root)
        let written = try FileTree.read(site.root.appending(path: "_site.\(server)"))
        #expect(written.keys.sorted() == [".retour-files"] + files)
        #expect(try FileTree.read(other.root.appending(path: "own")) == written)
        let tree = try FileTree.read(site.root.appending(path: "_site"))
        #expect(try FileTree.read(other.root.appending(path: "www")) == tree)
        #expect(tree.keys.filter { $0.hasSuffix(".conf") || $0.hasSuffix("htaccess") } == [])
        #expect(tree.keys.contains("de/dnsbl/index.html.gz"))
    }

    @Test("an unknown web server is a usage error")
    func wrongServer() async throws {
        let site = try SiteFolder()
        let run = try await RetourProgram.run("build", "--for", "iis", in: site.root)
        #expect(run.status == 64)
        #expect(run.errors.contains("'static', 'nginx', 'apache' or 'caddy'"), "\(run.errors)")
    }

    @Test("with very many lists, some with long names, every server finds each of them")
    func manyLists() async throws {
        let site = try SiteFolder()
        let template = try site.read("Content/blocklists/alive.yaml")
        let names = (0..<100).map { number in
            let long = String(repeating: "very-long-label.", count: number % 7)
            return "list-\(number).\(long)example"
        }
        for (number, name) in names.enumerated() {
            try site.write(
                "Content/blocklists/many-\(number).yaml",
                template.replacing("bl.list.example", with: name)
                    // Some operators put the key before the zone itself.
                    .replacing(
                        "dq.list.example", with: number == 1 ? name : "dq-\(number).example"))
        }
        try await Frontend.use([.nginx, .apache, .caddy], site) { addresses in
            for (way, root) in addresses {
                for number in [0, 1, 6, 55, 99] {
                    let suffix = number == 1 ? names[1] : "dq-\(number).example"
                    for list in [names[number], "key.\(suffix)"] {
                        let reply = try await HTTPReply.get(
                            "\(root)/en/dnsbl?list=\(list)&ip=192.0.2.1")
                        #expect(reply.facts == ["192.0.2.1", names[number]], "\(way) \(list)")
                        let page = try await HTTPReply.get("\(root)/en/dnsbl/\(list)/")
                        #expect(page.facts == [names[number]], "\(way) \(list)")
                    }
                }
            }
        }
    }

    @Test("on a site below a path, links with the path work")
    func basePath() async throws {
        let site = try SiteFolder()
        try site.edit("Content/site.yaml", "https://reject.example", "https://a.example/mail/x")
        try await Frontend.use([.builtIn, .nginx, .caddy], site) { addresses in
            for link in [
                "/mail/x/en/dnsbl/?ip=192.0.2.1&list=bl.list.example", "/mail/x/dnsbl?ip=192.0.2.1",
                "/mail/x/", "/mail/x/retour.js", "/mail/x/nothing", "/mail/xy", "/en/dnsbl/",
            ] {
                let expected = try await HTTPReply.get(try #require(addresses[.builtIn]) + link)
                for way in [Frontend.nginx, .caddy] {
                    let reply = try await HTTPReply.get(try #require(addresses[way]) + link)
                    #expect(reply.status == expected.status, "\(way) \(link)")
                    #expect(reply.body == expected.body, "\(way) \(link)")
                }
            }
        }
    }

    @Test("a front end lacks the capabilities that it declares missing, and no others")
    func lacks() async throws {
        let site = try SiteFolder()
        try await Frontend.use(Frontend.allCases, site) { addresses in
            for way in Frontend.allCases {
                let root = try #require(addresses[way])
                let json = try await HTTPReply.get(
                    "\(root)/en/dnsbl/?ip=192.0.2.1", ["Accept": "application/json"])
                let isJSON = json.fields["content-type"] == "application/json"
                #expect(isJSON == !way.missingCapabilities.contains(.negotiatesFormat), "\(way)")
                let text = try await HTTPReply.get("\(root)/en/dnsbl.txt?ip=192.0.2.1")
                #expect(
                    text.text.contains("192.0.2.1") == !way.missingCapabilities.contains(
                        .fillsTextAndJSON),
                    "\(way)")
                let filled = try await HTTPReply.get("\(root)/en/dnsbl/?ip=2001:DB8::0:1")
                #expect(
                    filled.facts.contains("2001:db8::1")
                        == way.missingCapabilities.isDisjoint(with: [
                            .canonicalizesIPv6, .fillsWithoutScript,
                        ]), "\(way)")
                let isPrivate = json.fields["cache-control"] == "no-store"
                #expect(
                    isPrivate == !way.missingCapabilities.contains(.sendsHeadersForQueries),
                    "\(way)")
            }
        }
    }
}
