import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// `retour publish` into a folder of releases, here and over a real sshd.
@Suite("Publishing", .serialized, .timeLimit(.minutes(30)))
struct PublishTests {
    private func publish(
        _ site: SiteFolder, _ arguments: String...
    ) async throws -> RetourProgram.Run {
        try await RetourProgram.run(["publish"] + arguments, in: site.root)
    }

    private func releases(_ target: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: target.path + "/releases").sorted()
    }

    private func current(_ target: URL) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: target.path + "/current")
    }

    @Test("a release is complete, has the configuration beside the site, and old ones go")
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
                    // As one leaves it who is killed while the oldest release is removed.
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
            #expect(back.output == "Went back to \(names[2])\n", "\(back.errors)")
            #expect(try String(contentsOf: page, encoding: .utf8).contains("Mail 3"))
            let further = try await publish(site, target.path, "--rollback")
            #expect(further.status == 1)
            #expect(
                further.errors
                    == "error: \(target.path) has no release before the one that is served; publish "
                    + "instead\n")
            #expect(try current(target) == "releases/\(names[2])")
        }
    }

    @Test("what would change is listed, and nothing changes")
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

    @Test("too many deletions stop it, and so do errors in the content; the site stays")
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
                    "error: 1 published files would go, more than --max-deletes 0; look at them with "
                        + "--dry-run, and allow more if they may\n"))
            try site.edit("Content/site.yaml", "default-locale: de", "default-locale: fr")
            let wrong = try await publish(site, target.path)
            #expect(wrong.status == 1)
            #expect(wrong.output == "")
            #expect(try current(target) == before)
            #expect(try releases(target).count == 1)
        }
    }

    @Test(
        "a target that is none is wrong usage",
        arguments: [
            "", "s3://", "rclone:", "rclone:name", "-oProxyCommand=x:/path", "host:path", ":/x",
        ])
    func wrongTargets(target: String) async throws {
        let site = try SiteFolder()
        let run = try await RetourProgram.run(["publish", "--", target], in: site.root)
        #expect(run.status == 64, "\(run.errors)")
    }

    @Test("killed at any moment, a publishing over ssh leaves the old site or the new one, whole")
    func killed() async throws {
        let site = try SiteFolder()
        for number in 0..<15 {
            for file in ["reason.yaml", "de.md", "en.md"] {
                let text = try site.read("Content/reasons/too-big/\(file)")
                try site.write("Content/reasons/r\(number)/\(file)", text)
            }
        }
        try await TemporaryFolder.use { folder in
            // Both sites as they are to be.
            var whole: [[String: Data]] = []
            for (old, new) in [("Example Mail", "Old Mail"), ("Old Mail", "New Mail")] {
                try site.edit("Content/site.yaml", old, new)
                let output = folder.appending(path: new).path
                let run = try await RetourProgram.run(
                    ["build", "--for", "nginx", "--output", output], in: site.root)
                #expect(run.status == 0)
                whole.append(try FileTree.read(folder.appending(path: new)))
            }
            try site.edit("Content/site.yaml", "New Mail", "Old Mail")
            let target = folder.appending(path: "www")
            try await SSHHost.use { host in
                let arguments = [
                    "publish", "target:\(target.path)", "--for", "nginx", "--ssh-config",
                    host.configuration,
                ]
                let first = try await RetourProgram.run(arguments, in: site.root)
                #expect(first.status == 0, "\(first.errors)")
                let place = ServerProgram.Place(
                    site: target.appending(path: "current/site"),
                    home: folder.appending(path: "home"), port: try await ServerProgram.freePort(),
                    configuration: target.appending(path: "current/nginx"))
                try await ServerProgram.nginx(place).use(place) {
                    try await killAtManyPoints(
                        arguments, site, whole, target, "http://127.0.0.1:\(place.port)")
                }
            }
        }
    }

    private func killAtManyPoints(
        _ arguments: [String], _ site: SiteFolder, _ whole: [[String: Data]], _ target: URL,
        _ address: String
    ) async throws {
        let reader = Task {
            var replies = 0
            while !Task.isCancelled {
                for path in ["de/dnsbl/", "en/", "en/too-big/", "de/r14/"] {
                    let reply = try? await HTTPReply.get("\(address)/\(path)")
                    // The client itself is ended, maybe in the midst of its last answer.
                    if Task.isCancelled { return replies }
                    guard let reply else {
                        Issue.record("\(path) is not answered")
                        return replies
                    }
                    let expected = whole.compactMap { $0["\(path)index.html"] }
                    #expect(reply.status == 200 && expected.contains(reply.body), "\(path)")
                    replies += 1
                }
            }
            return replies
        }
        var (killed, isOld) = (0, true)
        for milliseconds in stride(from: 100, through: 2200, by: 70) {
            if isOld {
                try site.edit("Content/site.yaml", "Old Mail", "New Mail")
            } else {
                try site.edit("Content/site.yaml", "New Mail", "Old Mail")
            }
            isOld.toggle()
            let run = try await Subprocess.run(
                .name("timeout"),
                arguments: Arguments(
                    ["--signal=KILL", "\(Double(milliseconds) / 1000)", RetourProgram.file.path]
                        + arguments),
                // What it has left goes with the site.
                environment: .inherit.updating(["TMPDIR": site.root.path]),
                workingDirectory: FilePath(site.root.path), output: .discarded, error: .discarded)
            if !run.terminationStatus.isSuccess { killed += 1 }
            let release = try target.appending(path: current(target))
            let now = try FileTree.read(release.appending(path: "site"))
            #expect(whole.contains(now), "killed after \(milliseconds) ms")
        }
        reader.cancel()
        #expect(await reader.value > 20)
        #expect(killed > 5)
        // And the next one goes through.
        let last = try await RetourProgram.run(arguments, in: site.root)
        #expect(last.status == 0, "\(last.errors)")
        let now = try FileTree.read(target.appending(path: "current/site"))
        #expect(now == whole[isOld ? 0 : 1])
    }
}
