import Foundation
import TestSupport
import Testing

/// What `retour publish` says and does about the web server's configuration.
@Suite("Reloading after publishing", .serialized, .timeLimit(.minutes(30)))
struct ReloadTests {
    private func publish(
        _ site: SiteFolder, _ target: URL, _ arguments: String...
    ) async throws -> RetourProgram.Run {
        let run = try await RetourProgram.run(
            ["publish", target.path] + arguments, in: site.root)
        #expect(run.status == 0, "\(run.errors)")
        return run
    }

    @Test("publishing and going back say which configuration has changed, and how to load it")
    func changes() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            let first = try await publish(site, target, "--for", "nginx")
            #expect(!first.output.contains("configuration"))
            try site.write("Templates/style.css", "body { margin: 1px; }\n")
            let style = try await publish(site, target, "--for", "nginx")
            #expect(!style.output.contains("configuration"))
            let advice =
                "The configuration for nginx has changed; now run: systemctl reload nginx\n"
            try site.edit("Content/blocklists/alive.yaml", "bl.list.example", "bl.other.example")
            let list = try await publish(site, target, "--for", "nginx")
            #expect(list.output.hasSuffix(advice), "\(list.output)")
            let back = try await publish(site, target, "--rollback")
            #expect(back.output.hasSuffix(advice), "\(back.output)")
            let other = try await publish(site, target, "--for", "apache", "--max-deletes", "9999")
            #expect(other.output.contains("now run: systemctl reload apache2\n"))
        }
    }

    @Test("a command is run after a switch, and only then")
    func after() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            let command = "readlink \(target.path)/current; echo $SSH_CONNECTION | wc -w"
            let first = try await publish(site, target, "--after", command)
            let release = try FileManager.default.destinationOfSymbolicLink(
                atPath: target.path + "/current")
            #expect(first.output.hasSuffix("\n\(release)\n0\nRan: \(command)\n"))
            let nothing = try await publish(site, target, "--after", command)
            #expect(nothing.output == "Nothing to publish: nothing has changed\n")
            try site.edit("Content/site.yaml", "Example Mail", "New Mail")
            let dry = try await publish(site, target, "--after", command, "--dry-run")
            #expect(!dry.output.contains("Ran:"))
            let failed = try await RetourProgram.run(
                "publish", target.path, "--after", "echo no >&2; exit 3", in: site.root)
            #expect(failed.status == 1)
            let message =
                "error: the site is published, but the command of --after failed; run it again. "
                + "Its message:\nno\n"
            #expect(failed.errors.hasPrefix(message), "\(failed.errors)")
            let back = try await publish(site, target, "--rollback", "--after", command)
            #expect(back.output.hasSuffix("\n\(release)\n0\nRan: \(command)\n"))
        }
    }

    @Test("the command runs on the host of the target")
    func remote() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            try await SSHHost.use { host in
                let run = try await RetourProgram.run(
                    [
                        "publish", "target:\(folder.path)/www", "--ssh-config", host.configuration,
                        "--after", "echo $SSH_CONNECTION | wc -w",
                    ], in: site.root)
                #expect(run.status == 0, "\(run.errors)")
                #expect(run.output.contains("\n4\nRan: "), "\(run.output)")
            }
        }
    }
}
