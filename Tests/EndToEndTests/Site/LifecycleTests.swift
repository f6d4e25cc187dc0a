import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// How the program starts, ends, and reports errors.
@Suite("The program", .timeLimit(.minutes(30)))
struct LifecycleTests {
    @Test("SIGTERM shuts the server down, and its log identifies nobody")
    func terminates() async throws {
        let site = try SiteFolder()
        let ending = try await RunningServer.use(site.root) { server in
            for link in [
                "/dnsbl?ip=192.0.2.77&list=secretkey.dq.list.example", "/other/192.0.2.77",
                "/de/dnsbl/secretkey.dq.list.example/?ip=192.0.2.77", "/nothing?192.0.2.77",
            ] {
                _ = try await HTTPReply.get(
                    server.address(link), ["Referer": "http://a.example/192.0.2.77"])
            }
        }
        #expect(ending.status == 0)
        let lines = ending.log.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(ending.log.contains(" GET /de/dnsbl/bl.list.example/ 200 "))
        #expect(ending.log.contains(" GET /other/... 404 "))
        #expect(ending.log.contains(" GET /nothing 404 "))
        #expect(lines.allSatisfy { $0.hasSuffix(" 127.0.0.0/24") })
        for secret in ["192.0.2.77", "secretkey", "?", "a.example", "127.0.0.1"] {
            #expect(!ending.log.contains(secret))
        }
    }

    @Test("SIGHUP reloads the site, unless its sources have an error")
    func reloads() async throws {
        let site = try SiteFolder()
        let ending = try await RunningServer.use(site.root) { server in
            func status(_ link: String) async throws -> Int {
                try await HTTPReply.get(server.address(link)).status
            }
            #expect(try await status("/new.txt") == 404)
            try site.write("Public/new.txt", "new")
            kill(server.processIdentifier, SIGHUP)
            // A busy machine takes a while to compile the site.
            let limit = ContinuousClock.now + .seconds(60)
            while try await status("/new.txt") != 200, ContinuousClock.now < limit {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(try await status("/new.txt") == 200)

            try site.remove("Content/site.yaml")
            try site.remove("Public/new.txt")
            kill(server.processIdentifier, SIGHUP)
            try await Task.sleep(for: .seconds(1))
            #expect(try await status("/new.txt") == 200)
        }
        #expect(ending.status == 0)
        #expect(ending.log.contains("The site was reloaded."))
        #expect(ending.log.contains("The site cannot be reloaded"))
    }

    @Test("'retour health' reports whether the server answers")
    func reportsHealth() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            let run = try await RetourProgram.run("health", "--port", "\(server.port)")
            #expect(run.status == 0)
            #expect(run.output == "ok\n")
        }
        let run = try await RetourProgram.run("health", "--port", "1")
        #expect(run.status == 1)
        #expect(run.errors == "error: no server answers on 127.0.0.1, port 1\n")
    }

    @Test("SIGTERM ends it before it listens, too, even as the first process of a container")
    func terminatesAtStart() async throws {
        // A site that takes a while to compile.
        let site = try SiteFolder()
        for number in 0..<400 {
            for file in ["reason.yaml", "de.md", "en.md"] {
                try site.write(
                    "Content/reasons/more-\(number)/\(file)",
                    try site.read("Content/reasons/too-big/\(file)"))
            }
        }
        let script = """
            "$0" serve --port 0 &
            tries=0
            until grep -q 'SigCgt:.*[4-7c-f]...$' /proc/$!/status; do
                tries=$((tries + 1))
                [ $tries -lt 300 ] || { kill -KILL $!; exit 9; }
                sleep 0.1
            done
            kill -TERM $!
            wait $!
            """
        let run = try await Subprocess.run(
            .name("sh"), arguments: ["-c", script, RetourProgram.file.path],
            workingDirectory: FilePath(site.root.path),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        #expect(run.terminationStatus == .exited(0), "\(run.standardError)")
    }

    @Test("requests in progress are answered before it ends")
    func drains() async throws {
        let site = try SiteFolder()
        let ending = try await RunningServer.use(site.root) { server in
            async let replies = withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await HTTPReply.get(server.address("/de/dnsbl/")).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let statuses = try await replies
            #expect(statuses == Array(repeating: 200, count: 8))
        }
        #expect(ending.status == 0)
    }

    @Test("reports a port in use and how to choose another")
    func portInUse() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            let run = try await RetourProgram.run(
                "serve", "--port", "\(server.port)", in: site.root)
            #expect(run.status == 1)
            #expect(run.output == "")
            #expect(
                run.errors
                    == "error: port \(server.port) on 127.0.0.1 is already in use; stop the other "
                    + "program or choose another port with --port\n")
        }
    }

    @Test(
        "every command reports errors in the content and does nothing",
        arguments: [
            ["serve", "--port", "0"], ["build"], ["check"], ["render", "dnsbl"],
        ])
    func contentErrors(arguments: [String]) async throws {
        let folder = try SiteFolder()
        try folder.edit("Content/reasons/dnsbl/en.md", "{{#ip}}Server", "{{#ip}}{{ipp}}Server")
        try folder.edit("Templates/page.mustache", "{{> header}}", "{{> haeder}}")
        let run = try await RetourProgram.run(arguments, in: folder.root)
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(
            run.errors == """
                Content/reasons/dnsbl/en.md:14:8: error: unknown variable 'ipp'; did you mean 'ip'?
                Templates/page.mustache:9:1: error: there is no template 'haeder'; did you mean \
                'header'?
                2 errors, 0 warnings

                """)
        #expect(!FileManager.default.fileExists(atPath: folder.path("_site")))
    }

    @Test(
        "usage errors are reported with exit status 64",
        arguments: [
            (
                ["render", "dnsbl", "--ip", "192.0.2.256"],
                "'192.0.2.256' is not an IP address"
            ),
            (
                ["render", "dnsbl", "--list", "a.example"],
                "'a.example' is not a list in blocklists/ of the site's content"
            ),
            (
                ["render", "dnsbl", "--locale", "fr"],
                "the site has no locale 'fr'; available: de, en"
            ),
            (
                ["render", "dnsbl", "--code", "5"],
                "'5' is not an enhanced status code such as 5.7.1"
            ),
            (
                ["render", "spam"],
                "there is no reason or guide 'spam'; available: dnsbl, dnsbl-broken, too-big, "
                    + "first-steps"
            ),
            (
                ["render", "too-big", "--list", "bl.list.example"],
                "'too-big' has no pages for blocklists; omit --list"
            ),
            (
                ["render", "first-steps", "--list", "bl.list.example"],
                "'first-steps' has no pages for blocklists; omit --list"
            ),
            (["serve", "--port", "70000"], "--port must be from 0 to 65535"),
        ])
    func wrongUsage(arguments: [String], message: String) async throws {
        let folder = try SiteFolder()
        let run = try await RetourProgram.run(arguments, in: folder.root)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("error: \(message)\n"), "\(run.errors)")
    }
}
