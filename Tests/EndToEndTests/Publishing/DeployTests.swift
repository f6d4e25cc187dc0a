import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The files in `Deploy/` that operators copy, as far as they can be tested here.
@Suite("Files to copy", .serialized, .timeLimit(.minutes(30)))
struct DeployTests {
    private static let folder = SiteFolder.project.appending(path: "Deploy")

    static func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// A configuration for nginx, adapted for tests: a port without TLS, and logs of its own.
    static func nginx(_ name: String, at place: ServerProgram.Place) throws -> String {
        try read(name)
            .replacing("listen 443 ssl;", with: "listen 127.0.0.1:\(place.port);")
            .replacing(/(?:listen \[::\]:443 ssl|ssl_certificate.*);\n/, with: "")
            .replacing("/var/log/nginx/reject.log", with: place.own("access.log"))
            .replacing("/var/log/nginx/error.log", with: place.own("error.log"))
    }

    private func output(_ program: String, _ arguments: String...) async throws -> (Int, String) {
        let run = try await Subprocess.run(
            .name(program), arguments: Arguments(arguments), output: .string(limit: 1 << 20),
            error: .combinedWithOutput)
        return (run.terminationStatus.code, run.standardOutput)
    }

    @Test("every file is described in the README")
    func described() throws {
        let page = try Self.read("README.md")
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        for name in names where name != "README.md" {
            #expect(page.contains("| `\(name)` |"), "\(name)")
        }
        #expect(names.count == 12)
    }

    @Test(
        "a systemd unit is hardened to an exposure below 1.5",
        arguments: ["retour.service", "retour-audit.service"])
    func hardened(name: String) async throws {
        let unit = Self.folder.appending(path: name).path
        let (status, text) = try await output(
            "systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=15", unit)
        #expect(status == 0, "\(text.suffix(200))")
        #expect(text.contains("Overall exposure level"))
    }

    @Test("the command of the systemd unit serves the site")
    func unit() async throws {
        let line = try #require(
            try Self.read("retour.service").firstMatch(of: /ExecStart=\S+ (.+)/)
        ).1
        try await expectServes(line.split(separator: " ").map(String.init))
    }

    @Test("the container copies files that exist, and its command serves the site")
    func container() async throws {
        let text = try Self.read("Containerfile")
        // Debian's podman needs the name of the registry.
        for base in text.matches(of: /(?m)^FROM (\S+)/) {
            #expect(base.1.hasPrefix("docker.io/"), "\(base.1)")
        }
        let ignored = try String(
            contentsOf: SiteFolder.project.appending(path: ".gitignore"), encoding: .utf8)
        for copy in text.matches(of: /(?m)^COPY (?!--from)(.+) \S+$/) {
            for source in copy.1.split(separator: " ") {
                // The lock file is only there in a release.
                let name = source == "Package.*" ? "Package.swift" : String(source)
                let path = SiteFolder.project.appending(path: name).path
                #expect(FileManager.default.fileExists(atPath: path), "\(source)")
                // A fresh clone does not have what a build creates.
                #expect(!ignored.split(separator: "\n").contains(source), "\(source)")
            }
        }
        let command = try #require(text.firstMatch(of: /(?m)^CMD (\[.+\])/)).1
        let arguments = try JSONDecoder().decode([String].self, from: Data(command.utf8))
        try await expectServes(arguments)
        #expect(text.contains(/(?m)^USER \d+:\d+$/))
        #expect(text.contains(/HEALTHCHECK .* CMD \["\/usr\/bin\/retour", "health"\]/))
    }

    @Test("the composed container serves the site with its options, and is not root's")
    func compose() async throws {
        let script = """
            import json, sys, yaml
            service = yaml.safe_load(open(sys.argv[1]))["services"]["retour"]
            assert service["read_only"] and service["cap_drop"] == ["ALL"]
            port = service["labels"]["traefik.http.services.retour.loadbalancer.server.port"]
            assert port in service["command"]
            print(json.dumps(service["command"]))
            """
        let path = Self.folder.appending(path: "compose.yaml").path
        let (status, text) = try await output("python3", "-c", script, path)
        #expect(status == 0, "\(text)")
        try await expectServes(JSONDecoder().decode([String].self, from: Data(text.utf8)))
    }

    @Test("a whole nginx server serves the published files, and sends readers there from port 80")
    func site() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { home in
            let target = home.appending(path: "www").path
            let published = try await RetourProgram.run(
                "publish", "--for", "nginx", target, in: site.root)
            #expect(published.status == 0, "\(published.errors)")
            let place = ServerProgram.Place(
                site: home, home: home, port: try await ServerProgram.freePort())
            let plain = try await ServerProgram.freePort()
            let configuration = try Self.nginx("nginx-site.conf", at: place)
                .replacing("/var/www/reject/", with: "\(target)/")
                .replacing("listen 80;", with: "listen 127.0.0.1:\(plain);")
                .replacing(/listen \[::\]:80;\n/, with: "")
            _ = try await ServerProgram.nginx(place, http: configuration).use(place) {
                let link = "/dnsbl?ip=192.0.2.77&list=bl.list.example"
                let page = try await HTTPReply.get("http://127.0.0.1:\(place.port)\(link)")
                #expect(page.status == 200)
                #expect(String(decoding: page.body, as: UTF8.self).contains("192.0.2.77"))
                let moved = try await HTTPReply.get("http://127.0.0.1:\(plain)\(link)")
                #expect(moved.status == 301)
                #expect(moved.fields["location"] == "https://reject.example\(link)")
            }
        }
    }

    /// Expects that these arguments make the program listen: it reports that the port is in use.
    private func expectServes(_ arguments: [String]) async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            let taken = arguments.map { $0 == "8080" ? "\(server.port)" : $0 }
            #expect(taken != arguments)
            let run = try await RetourProgram.run(taken, in: site.root)
            #expect(run.errors.contains("port \(server.port) on "), "\(run.errors)")
        }
    }

    @Test("nginx in front of the program passes everything on, and its log identifies nobody")
    func front() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            try await TemporaryFolder.use { home in
                let place = ServerProgram.Place(
                    site: home, home: home, port: try await ServerProgram.freePort())
                let front = try Self.nginx("nginx-front.conf", at: place)
                    .replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
                let program = ServerProgram.nginx(place, http: front)
                let log = try await program.use(place) {
                    for link in ["/dnsbl?ip=192.0.2.77&list=bl.list.example", "/no?ip=192.0.2.77"] {
                        let direct = try await HTTPReply.get(server.address(link))
                        let reply = try await HTTPReply.get(
                            "http://127.0.0.1:\(place.port)\(link)",
                            ["Referer": "http://a.example/192.0.2.77"])
                        #expect(reply.status == direct.status)
                        #expect(reply.body == direct.body)
                        for (name, value) in direct.fields
                        where !["date", "server", "connection"].contains(name) {
                            #expect(reply.fields[name] == value, "\(name)")
                        }
                    }
                }
                #expect(log.contains(" GET 200 ") && log.contains(" GET 404 "), "\(log)")
                for secret in ["192.0.2.77", "a.example", "127.0.0.1 "] {
                    #expect(!log.contains(secret), "\(log)")
                }
            }
        }
    }

    @Test("CI publishes over ssh with the private key and the host key from variables")
    func fromCI() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www").path
            try await SSHHost.use { host in
                func publish(_ changes: [Environment.Key: String?]) async throws -> (Int, String) {
                    let variables: [Environment.Key: String?] = [
                        "RETOUR": RetourProgram.file.path, "RETOUR_SSH_KEY": host.privateKey,
                        "RETOUR_KNOWN_HOSTS": host.knownHosts, "RETOUR_SSH_PORT": "\(host.port)",
                        "RETOUR_TARGET": "\(NSUserName())@127.0.0.1:\(target)",
                    ]
                    let run = try await Subprocess.run(
                        .path(FilePath(Self.folder.appending(path: "publish-from-ci").path)),
                        arguments: ["--for", "nginx", "--allow-example"],
                        environment: .inherit.updating(variables.merging(changes) { $1 }),
                        workingDirectory: FilePath(site.root.path),
                        output: .string(limit: 1 << 20), error: .combinedWithOutput)
                    return (run.terminationStatus.code, run.standardOutput)
                }
                let stranger = try await publish(["RETOUR_KNOWN_HOSTS": ""])
                #expect(stranger.0 == 1)
                #expect(stranger.1.contains("Host key verification failed"), "\(stranger.1)")
                let nowhere = try await publish(["RETOUR_TARGET": nil])
                #expect(nowhere.0 == 1)
                #expect(!FileManager.default.fileExists(atPath: target))
                let (status, text) = try await publish([:])
                #expect(status == 0, "\(text)")
                let page = "\(target)/current/site/de/dnsbl/index.html"
                #expect(FileManager.default.fileExists(atPath: page))
            }
        }
    }

    @Test(
        "a workflow is YAML, its scripts are shell, and its commands do what they say",
        arguments: ["github-actions.yml", "gitlab-ci.yml"])
    func workflow(name: String) async throws {
        let script = """
            import json, sys, yaml
            document = yaml.safe_load(open(sys.argv[1]))
            jobs = document.get("jobs") or {k: v for k, v in document.items() if "script" in v}
            scripts = []
            for job in jobs.values():
                scripts += [s["run"] for s in job.get("steps", []) if "run" in s]
                scripts += ["\\n".join(job["script"])] if "script" in job else []
            print(json.dumps(scripts))
            """
        let path = Self.folder.appending(path: name).path
        let (status, text) = try await output("python3", "-c", script, path)
        #expect(status == 0, "\(text)")
        let scripts = try JSONDecoder().decode([String].self, from: Data(text.utf8))
        let site = try SiteFolder()
        var commands: [String] = []
        for script in scripts {
            let (status, problem) = try await output("bash", "-n", "-c", script)
            #expect(status == 0, "\(problem)")
            for word in script.split(whereSeparator: \.isWhitespace) {
                guard word.hasPrefix("Scripts/") || word.hasPrefix("Deploy/") else { continue }
                let file = SiteFolder.project.appending(path: String(word)).path
                #expect(FileManager.default.isExecutableFile(atPath: file), "\(word)")
            }
            for line in script.split(separator: "\n") where line.hasPrefix(".build/release/retour ")
            {
                let arguments = line.split(separator: " ").dropFirst().map(String.init)
                let run = try await RetourProgram.run(arguments, in: site.root)
                #expect(run.status == 0, "\(line) \(run.errors)")
                commands.append(arguments.joined(separator: " "))
            }
        }
        #expect(commands == ["check", "build"])
        #expect(FileManager.default.fileExists(atPath: site.path("_site/index.html")))
        #expect(scripts.filter { $0.contains("Deploy/publish-from-ci --for nginx") }.count == 1)
    }
}
