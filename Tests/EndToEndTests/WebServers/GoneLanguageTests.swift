import Foundation
import TestSupport
import Testing

/// Releases without any of the languages that the web server's configuration names.
@Suite("Languages that are gone", .serialized, .timeLimit(.minutes(30)))
struct GoneLanguageTests {
    /// Links without a language, and the page of the site in German that answers them.
    private static let rows = [
        ("/", "/de/"), ("/too-big", "/de/too-big/"), ("/too-big.txt", "/de/too-big.txt"),
        ("/index.json", "/de/index.json"),
        ("/dnsbl?ip=192.0.2.1&code=5.7.1", "/de/dnsbl/?ip=192.0.2.1&code=5.7.1"),
        (
            "/dnsbl.json?ip=192.0.2.1&list=bl.list.example",
            "/de/dnsbl/bl.list.example.json?ip=192.0.2.1"
        ),
        (
            "/dnsbl?ip=192.0.2.1&list=key.dq.list.example",
            "/de/dnsbl/bl.list.example/?ip=192.0.2.1"
        ),
    ]

    /// A site in French only.
    private func newSite() throws -> SiteFolder {
        let site = try SiteFolder()
        try site.edit("Content/site.yaml", "locales: [de, en]", "locales: [fr]")
        try site.edit("Content/site.yaml", "default-locale: de", "default-locale: fr")
        try site.write("Content/locales/fr.yaml", site.read("Content/locales/de.yaml"))
        for page in SiteFolder.files.keys where page.hasSuffix("/de.md") {
            try site.write(page.replacing("/de.md", with: "/fr.md"), site.read(page))
        }
        return site
    }

    @Test(
        "links without one are answered in the release's own until the server is reloaded",
        arguments: [Frontend.nginx, .apache, .caddy])
    func links(way: Frontend) async throws {
        let (old, new) = (try SiteFolder(), try newSite())
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            func retour(_ site: SiteFolder, _ arguments: String...) async throws {
                let run = try await RetourProgram.run(
                    ["publish", target.path, "--max-deletes", "1000"] + arguments, in: site.root)
                #expect(run.status == 0, "\(run.errors)")
            }
            try await retour(old, "--for", way.rawValue)
            try await retour(new, "--for", way.rawValue)
            try await ServerProgram.serve(
                way, releasesIn: target, folder.appending(path: "home")
            ) { root in
                #expect(try await HTTPReply.get("\(root)/too-big").text.contains("lang=\"fr\""))
                try await retour(new, "--rollback")
                for (link, page) in Self.rows {
                    let expected = try await HTTPReply.get(root + page)
                    #expect(expected.status == 200)
                    for language in ["fr", "de", "*", ""] {
                        let reply = try await HTTPReply.get(
                            root + link, ["Accept-Language": language])
                        #expect(reply.status == 200, "\(link) \(language)")
                        #expect(reply.body == expected.body, "\(link) \(language)")
                        #expect(
                            reply.fields["content-type"] == expected.fields["content-type"])
                    }
                }
                try await checkOthers(root, "lang=\"de\"")
            }
            // The configuration of the old site, with the new one.
            try await ServerProgram.serve(
                way, releasesIn: target, folder.appending(path: "again")
            ) { root in
                try await retour(new, "--for", way.rawValue)
                for link in ["/", "/too-big", "/dnsbl?ip=192.0.2.1"] {
                    for language in ["fr", "en", ""] {
                        let reply = try await HTTPReply.get(
                            root + link, ["Accept-Language": language])
                        #expect(reply.status == 200, "\(link) \(language)")
                        #expect(reply.text.contains("lang=\"fr\""), "\(link) \(language)")
                    }
                }
                try await checkOthers(root, "lang=\"fr\"")
            }
        }
    }

    /// Legacy links redirect, what is not there gets the page that says so, and no client can name
    /// the folder that all this comes from.
    private func checkOthers(_ root: String, _ language: String) async throws {
        let legacy = try await HTTPReply.get("\(root)/rbl/192.0.2.1/bl.list.example")
        #expect(legacy.status == 302)
        let location = try #require(legacy.fields["location"])
        #expect(location.contains("/dnsbl?") && location.contains("ip=192.0.2.1"))
        for link in [
            "/nothing", "/xx/nothing/", "/.default/", "/.default/too-big/",
            "/.default/too-big/index.html", "/.default/404.html", "/.default",
        ] {
            let missing = try await HTTPReply.get(root + link)
            #expect(missing.status == 404, "\(link)")
            #expect(missing.text.contains(language), "\(link)")
            #expect(missing.text.contains("<style>"), "\(link)")
        }
    }
}
