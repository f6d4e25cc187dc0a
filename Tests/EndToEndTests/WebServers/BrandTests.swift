import Foundation
import TestSupport
import Testing

/// Several sites on one server, each under the host name of its base URL.
@Suite("Several brands", .serialized, .timeLimit(.minutes(10)))
struct BrandTests {
    /// The folders of the sites, in a folder of both: `one` has two languages, and `two` English alone.
    private let brands: SiteFolder

    init() throws {
        brands = try SiteFolder { root in
            for name in ["one", "two"] {
                let site = try SiteFolder()
                try FileManager.default.copyItem(
                    at: site.root, to: root.appending(path: name))
            }
        }
        for name in ["one", "two"] {
            let settings = "\(name)/Content/site.yaml"
            try brands.edit(settings, "Example Mail", "Brand \(name)")
            try brands.edit(settings, "https://reject.example", "https://\(name).example")
        }
        try brands.edit("two/Content/site.yaml", "default-locale: de", "default-locale: en")
        try brands.edit("two/Content/site.yaml", "locales: [de, en]", "locales: [en]")
        try brands.remove("two/Content/locales/de.yaml")
    }

    private func build(_ server: String, prefixes: Bool = false) async throws {
        for name in ["one", "two"] {
            let prefix = prefixes ? ["--prefix", "brand_\(name)"] : []
            let run = try await RetourProgram.run(
                ["-C", name, "build", "--for", server] + prefix, in: brands.root)
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    private func place(_ home: URL) async throws -> ServerProgram.Place {
        ServerProgram.Place(
            site: brands.root, home: home, port: try await ServerProgram.freePort())
    }

    private func file(_ name: String, _ path: String) -> String { brands.path("\(name)/\(path)") }

    /// What readers of both sites get.
    private func check(_ address: String) async throws {
        func get(_ host: String, _ link: String, _ language: String) async throws -> String {
            let reply = try await HTTPReply.get(
                address + link, ["Host": "\(host).example", "Accept-Language": language])
            #expect(reply.status == 200, "\(host) \(link)")
            return reply.text
        }
        let german = try await get("one", "/dnsbl?ip=192.0.2.1&list=bl.list.example", "de")
        #expect(german.contains("lang=\"de\"") && german.contains("Brand one"))
        #expect(german.contains("192.0.2.1"))
        let english = try await get("two", "/dnsbl?ip=192.0.2.2&list=bl.list.example", "de")
        #expect(english.contains("lang=\"en\"") && english.contains("Brand two"))
        #expect(english.contains("192.0.2.2"))
        let unknown = try await HTTPReply.get(
            address + "/de/too-big/", ["Host": "two.example"])
        #expect(unknown.status == 404)
    }

    @Test("the built-in server")
    func builtIn() async throws {
        try await RunningServer.use(brands.root, arguments: ["one", "two"]) { server in
            try await check(server.address(""))
        }
        let twice = try await RetourProgram.run("serve", "one", "one", in: brands.root)
        #expect(twice.status == 1)
        #expect(twice.errors.hasPrefix("error: one and one have the same host 'one.example'"))
    }

    @Test("nginx, in which the names of each site begin with a word of its own")
    func nginx() async throws {
        try await build("nginx", prefixes: true)
        try await TemporaryFolder.use { home in
            let place = try await place(home)
            let configuration = ["one", "two"].map { name in
                """
                include \(file(name, "_site.nginx/http.conf"));
                server {
                    listen 127.0.0.1:\(place.port);
                    server_name \(name).example;
                    root \(file(name, "_site"));
                    access_log \(place.own("access.log")) brand_\(name);
                    include \(file(name, "_site.nginx/server.conf"));
                }
                """
            }.joined(separator: "\n")
            let program = ServerProgram.nginx(
                place,
                http: "include /etc/nginx/mime.types;\naccess_log off;\n\(configuration)")
            try await program.use(place) { try await check("http://127.0.0.1:\(place.port)") }
        }
    }

    @Test("Apache")
    func apache() async throws {
        try await build("apache")
        try await TemporaryFolder.use { home in
            let place = try await place(home)
            let hosts = ["one", "two"].map { name in
                """
                <VirtualHost *>
                ServerName \(name).example
                DocumentRoot \(file(name, "_site"))
                Define retour_site \(file(name, "_site"))
                Include \(file(name, "_site.apache/virtualhost.conf"))
                CustomLog \(place.own("access.log")) retour
                </VirtualHost>
                """
            }.joined(separator: "\n")
            try await ServerProgram.apache(place, hosts: hosts).use(place) {
                try await check("http://127.0.0.1:\(place.port)")
            }
        }
    }

    @Test("Caddy")
    func caddy() async throws {
        try await build("caddy")
        try await TemporaryFolder.use { home in
            let place = try await place(home)
            let sites = ["one", "two"].map { name in
                """
                http://\(name).example:\(place.port) {
                \tbind 127.0.0.1
                \timport \(file(name, "_site.caddy/site.caddy")) \(file(name, "_site"))
                }
                """
            }.joined(separator: "\n")
            try await ServerProgram.caddy(place, sites: sites).use(place) {
                try await check("http://127.0.0.1:\(place.port)")
            }
        }
    }

    @Test("--prefix is for nginx, and is a word")
    func prefix() async throws {
        for arguments in [
            ["--for", "apache", "--prefix", "x"], ["--for", "nginx", "--prefix", "x;"],
        ] {
            let run = try await RetourProgram.run(
                ["-C", "one", "build"] + arguments, in: brands.root)
            #expect(run.status == 64)
        }
    }
}
