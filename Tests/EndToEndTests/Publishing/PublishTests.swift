import Foundation
import TestSupport
import Testing

/// `retour publish` into a folder of releases.
@Suite("Publishing", .serialized, .timeLimit(.minutes(30)))
struct PublishTests {
    private func publish(
        _ site: SiteFolder, _ arguments: String...
    ) async throws -> RetourProgram.Run {
        try await RetourProgram.run(["publish"] + arguments, in: site.root)
    }

    @Test(
        "options that make no sense are usage errors",
        arguments: [
            (["--keep", "0"], "--keep must be at least 1"),
            (["--max-deletes=-1"], "--max-deletes must be at least 0"),
            (["--releases"], "a folder always has releases; omit --releases"),
        ])
    func wrongOptions(options: [String], message: String) async throws {
        let site = try SiteFolder()
        let run = try await RetourProgram.run(["publish", "www"] + options, in: site.root)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("error: \(message)\nUsage: retour publish "), "\(run.errors)")
    }

    private func releases(_ target: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: target.path + "/releases").sorted()
    }

    private func current(_ target: URL) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: target.path + "/current")
    }

    @Test("a release is complete, has the configuration next to the site, and replaces the oldest")
    func releases() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "it's here/www")
            var names: [String] = []
            for number in 1...4 {
                try site.edit(
                    "Content/site.yaml", number == 1 ? "Example Mail" : "Mail \(number - 1)",
                    "Mail \(number)")
                if number == 4 {
                    // What is left if a run is killed while it removes the oldest release.
                    try FileManager.default.createDirectory(
                        atPath: target.path + "/releases/.\(names[0]).old",
                        withIntermediateDirectories: false)
                }
                let run = try await publish(
                    site, target.path, "--for", "nginx", "--keep", "2")
                let release = try run.publishedRelease(isFirst: number == 1)
                names.append(release)
                #expect(try current(target) == "releases/\(release)")
            }
            #expect(try releases(target) == names.suffix(2))
            let page = target.appending(path: "current/site/de/dnsbl/index.html")
            #expect(try String(contentsOf: page, encoding: .utf8).contains("Mail 4"))
            let files = try FileManager.default.contentsOfDirectory(
                atPath: target.path + "/current")
            #expect(files.sorted() == ["nginx", "site"])
            let parts = try FileManager.default.contentsOfDirectory(atPath: target.path)
            #expect(parts.sorted() == ["current", "releases"])

            let again = try await publish(site, target.path, "--for", "nginx")
            #expect(again.output == "Nothing to publish: nothing has changed\n")
            let back = try await publish(site, target.path, "--rollback")
            #expect(back.output == "Rolled back to \(names[2])\n", "\(back.errors)")
            #expect(try String(contentsOf: page, encoding: .utf8).contains("Mail 3"))
            let further = try await publish(site, target.path, "--rollback")
            #expect(further.status == 1)
            #expect(
                further.errors
                    == "error: no earlier release to roll back to in \(target.path)\n")
            #expect(try current(target) == "releases/\(names[2])")
        }
    }

    @Test("--dry-run lists what would change and changes nothing")
    func dryRun() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            let first = try await publish(site, target.path, "--dry-run")
            #expect(first.output.contains("+ site/de/dnsbl/index.html\n"))
            #expect(!FileManager.default.fileExists(atPath: target.path))
            _ = try await publish(site, target.path)
            let before = try current(target)
            try site.edit("Content/reasons/too-big/en.md", "title: Too big", "title: Much too big")
            try site.write("Public/new.txt", "new")
            try site.remove("Public/icon.svg")
            let run = try await publish(site, target.path, "--dry-run")
            #expect(run.status == 0)
            let lines = run.output.split(separator: "\n")
            #expect(lines.contains("* site/en/too-big/index.html"))
            #expect(lines.contains("+ site/new.txt"))
            #expect(lines.contains("- site/icon.svg"))
            #expect(try #require(lines.last).hasSuffix(" 1 deleted"))
            #expect(try current(target) == before)
            #expect(try releases(target).count == 1)
        }
    }

    @Test("too many deletions and errors in the content stop it; the site is unchanged")
    func refusals() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            _ = try await publish(site, target.path)
            let before = try current(target)
            try site.remove("Public/icon.svg")
            let run = try await publish(site, target.path, "--max-deletes", "0")
            #expect(run.status == 1)
            #expect(
                run.errors.hasSuffix(
                    "error: publishing would delete 1 file (limit 0); review with --dry-run, or raise "
                        + "--max-deletes\n"))
            try site.edit("Content/site.yaml", "default-locale: de", "default-locale: fr")
            let wrong = try await publish(site, target.path)
            #expect(wrong.status == 1)
            #expect(wrong.output == "")
            #expect(try current(target) == before)
            #expect(try releases(target).count == 1)
        }
    }

    @Test(
        "a malformed target is a usage error",
        arguments: [
            "", "s3://", "rclone:", "rclone:name", "-oProxyCommand=x:/path", "host:path", ":/x",
        ])
    func wrongTargets(target: String) async throws {
        let site = try SiteFolder()
        let run = try await RetourProgram.run(["publish", "--", target], in: site.root)
        #expect(run.status == 64, "\(run.errors)")
    }
}
