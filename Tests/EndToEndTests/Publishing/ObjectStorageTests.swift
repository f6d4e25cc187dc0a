import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// `retour publish` into object storage: rclone and an S3 server on loopback.
@Suite("Publishing to object storage", .serialized, .timeLimit(.minutes(30)))
struct ObjectStorageTests {
    /// An S3 server with an empty bucket, alive exactly as long as the body.
    private struct Storage {
        let environment: Environment
        let home: URL
        let port: Int

        static func use(_ body: (Storage) async throws -> Void) async throws {
            try await TemporaryFolder.use { home in
                let tool = try CheckTool.packageRoot()
                    .appending(path: ".build/tools/moto/bin/moto_server").path
                guard FileManager.default.fileExists(atPath: tool) else {
                    throw ToolFailure.missing("moto_server")
                }
                let port = try await ServerProgram.freePort()
                let program = ServerProgram(
                    executable: tool, arguments: ["-H", "127.0.0.1", "-p", "\(port)"],
                    configuration: "", announcement: "Running on")
                let place = ServerProgram.Place(site: home, home: home, port: port)
                try await program.use(place) {
                    let storage = Storage(
                        environment: .inherit.updating([
                            "RCLONE_S3_ENDPOINT": "http://127.0.0.1:\(port)",
                            "RCLONE_S3_PROVIDER": "Other", "AWS_ACCESS_KEY_ID": "test",
                            "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1",
                            // Readers have no key.
                            "RCLONE_S3_ACL": "public-read",
                            "RCLONE_CONFIG": place.own("rclone.conf"), "AWS_CA_BUNDLE": nil,
                            "HTTP_PROXY": nil, "http_proxy": nil,
                        ]), home: home, port: port)
                    _ = try await storage.rclone("mkdir", ":s3,env_auth=true:bucket")
                    try await body(storage)
                }
            }
        }

        func rclone(_ arguments: String...) async throws -> String {
            let run = try await Subprocess.run(
                .name("rclone"), arguments: Arguments(arguments), environment: environment,
                output: .string(limit: 1 << 20), error: .discarded)
            return run.standardOutput
        }

        func publish(
            _ site: SiteFolder, _ arguments: String...
        ) async throws -> RetourProgram.Run {
            try await publish(site, arguments, environment)
        }

        /// Publishes, and is killed after so many objects were written or deleted.
        func publish(_ site: SiteFolder, killedAfter writes: Int) async throws -> RetourProgram.Run
        {
            var result: RetourProgram.Run?
            let leader = home.appending(path: "leader").path
            try await KillingProxy.use(before: port, limit: writes, leader: leader) { port in
                result = try await publish(
                    site, [],
                    environment.updating(["RCLONE_S3_ENDPOINT": "http://127.0.0.1:\(port)"]),
                    leader: leader)
            }
            return try #require(result)
        }

        private func publish(
            _ site: SiteFolder, _ arguments: [String], _ environment: Environment,
            leader: String = "/dev/null"
        ) async throws -> RetourProgram.Run {
            // A session of its own, so that all its processes can be killed.
            let command = ["--wait", "sh", "-c", "echo $$ > \"$0\"; exec \"$@\"", leader]
            let run = try await Subprocess.run(
                .name("setsid"),
                arguments: Arguments(
                    command + [RetourProgram.file.path, "publish", "s3://bucket/www"] + arguments),
                environment: environment, workingDirectory: FilePath(site.root.path),
                output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
            return RetourProgram.Run(
                status: run.terminationStatus.code, output: run.standardOutput,
                errors: run.standardError)
        }

        /// Puts these files there, and nothing else.
        func reset(to files: [String: Data]) async throws {
            let folder = home.appending(path: "reset")
            try? FileManager.default.removeItem(at: folder)
            for (path, bytes) in files {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try bytes.write(to: file)
            }
            _ = try await rclone(
                "sync", "--checksum", folder.path, ":s3,env_auth=true:bucket/www")
        }

        /// What a reader gets at a path; nothing where nothing is.
        func read(_ path: String) async throws -> Data? {
            let reply = try await HTTPReply.get("http://127.0.0.1:\(port)/bucket/www/\(path)")
            return reply.status == 200 ? reply.body : nil
        }

        /// Every object of the site with its bytes.
        func objects() async throws -> [String: Data] {
            let copy = home.appending(path: "copy-\(UUID().uuidString)")
            _ = try await rclone("copy", ":s3,env_auth=true:bucket/www", copy.path)
            return try FileTree.read(copy)
        }
    }

    private func built(_ site: SiteFolder, _ storage: Storage) async throws -> [String: Data] {
        let output = storage.home.appending(path: "built-\(UUID().uuidString)")
        let run = try await RetourProgram.run(["build", "--output", output.path], in: site.root)
        #expect(run.status == 0, "\(run.errors)")
        return try FileTree.read(output)
    }

    @Test("the site is there as it was built, the next one in its place, foreign objects stay")
    func publishes() async throws {
        let site = try SiteFolder()
        try await Storage.use { storage in
            let first = try await storage.publish(site)
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output.contains(/^Published: \d+ new, 0 changed, 0 deleted\n$/))
            #expect(try await storage.objects() == built(site, storage))
            let again = try await storage.publish(site)
            #expect(again.output == "Nothing to publish: nothing has changed\n", "\(again.errors)")

            _ = try await storage.rclone("touch", ":s3,env_auth=true:bucket/www/foreign.pdf")
            try site.edit("Content/reasons/too-big/en.md", "title: Too big", "title: Far too big")
            try site.remove("Public/icon.svg")
            let tooMany = try await storage.publish(site, "--max-deletes", "0")
            #expect(tooMany.status == 1)
            let listed = try await storage.publish(site, "--dry-run")
            let lines = listed.output.split(separator: "\n")
            #expect(lines.contains("* en/too-big/index.html"))
            #expect(lines.contains("- icon.svg"))
            #expect(!listed.output.contains("foreign"))
            #expect(try await storage.objects()["icon.svg"] != nil)

            let second = try await storage.publish(site)
            #expect(second.status == 0, "\(second.errors)")
            var expected = try await built(site, storage)
            expected["foreign.pdf"] = Data()
            #expect(try await storage.objects() == expected)
        }
    }

    /// Two releases that differ in a page that changed, one that came, one that went, and the
    /// script; what leads to these pages differs, too.
    private func releases() throws -> (old: SiteFolder, new: SiteFolder) {
        let (old, new) = (try SiteFolder(), try SiteFolder())
        for (site, slug) in [(old, "malware"), (new, "greylisting")] {
            for file in ["reason.yaml", "de.md", "en.md"] {
                let text = try site.read("Content/reasons/dnsbl-broken/\(file)")
                try site.write(
                    "Content/reasons/\(slug)/\(file)",
                    text.replacing("lists: {address: dnsbl-broken}\n", with: "")
                        .replacing("[ip, list]", with: "[ip]"))
            }
            try site.edit(
                "Content/reasons/dnsbl/reason.yaml", "related: [too-big]",
                "related: [too-big, \(slug)]")
        }
        try new.edit("Content/reasons/too-big/en.md", "title: Too big", "title: Far too big")
        let script = try new.read("Public/retour.js")
        try new.write("Public/retour.js", "// Another one.\n" + script)
        return (old, new)
    }

    /// Follows links as readers do until it is cancelled; the last page read, or an index again.
    /// - Returns: how many pages and files it got.
    private func readOn(
        _ storage: Storage, _ old: [String: Data], _ new: [String: Data]
    ) async -> Int {
        var random = SplitMix64(seed: 7)
        var (path, count) = ("en/index.html", 0)
        while !Task.isCancelled {
            // Cancellation ends the request.
            guard let read = try? await storage.read(path) else {
                if Task.isCancelled { break }
                // Whoever has read a page before may come too late for one that goes.
                #expect(new[path] == nil, "\(path) is missing")
                path = "index.html"
                continue
            }
            #expect(read == old[path] || read == new[path], "\(path)")
            count += 1
            let links = path.hasSuffix(".html") ? SiteCopy.links(in: read) : []
            path = links.randomElement(using: &random) ?? "de/index.html"
        }
        return count
    }

    @Test(
        "killed after whichever write, each page is old or new, every link leads on, the next one mends"
    )
    func killed() async throws {
        let (older, newer) = try releases()
        try await Storage.use { storage in
            let old = try await built(older, storage)
            let new = try await built(newer, storage)
            #expect(old["malware/index.html"] != nil && new["malware/index.html"] == nil)
            #expect(old["retour.js"] != new["retour.js"])
            let stays = SiteCopy(old).pages.filter { new[$0] != nil }
            var (kills, mixed, read) = (0, 0, 0)
            for writes in stride(from: 1, to: 1000, by: 2) {
                try await storage.reset(to: old)
                let run = try await withThrowingTaskGroup(of: Int.self) { group in
                    group.addTask { await readOn(storage, old, new) }
                    let run = try await storage.publish(newer, killedAfter: writes)
                    group.cancelAll()
                    for try await count in group { read += count }
                    return run
                }
                let now = try await storage.objects()
                for (path, bytes) in now where path != ".retour-files" {
                    #expect(bytes == old[path] || bytes == new[path], "\(writes) \(path)")
                }
                #expect(SiteCopy(now).deadLinks(from: stays) == [], "\(writes)")
                if run.status == 0 {
                    #expect(now == new)
                    break
                }
                kills += 1
                if stays.contains(where: { now[$0] != old[$0] }),
                    stays.contains(where: { now[$0] != new[$0] })
                {
                    mixed += 1
                }
                // On to the new release, or back to the old one.
                let (next, expected) = writes % 3 == 0 ? (older, old) : (newer, new)
                let last = try await storage.publish(next)
                #expect(last.status == 0, "\(writes) \(last.errors)")
                #expect(try await storage.objects() == expected, "\(writes)")
            }
            #expect(kills >= 15)
            #expect(mixed >= 5)
            #expect(read > kills)
        }
    }

    @Test("what object storage cannot do is wrong usage")
    func refusals() async throws {
        let site = try SiteFolder()
        let back = try await RetourProgram.run(
            "publish", "s3://bucket", "--rollback", in: site.root)
        #expect(back.status == 64)
        #expect(
            back.errors.hasPrefix(
                "Error: object storage keeps no old releases; publish the older content again\n"))
        let nginx = try await RetourProgram.run(
            "publish", "s3://bucket", "--for", "nginx", in: site.root)
        #expect(nginx.status == 64)
        #expect(
            nginx.errors.hasPrefix("Error: object storage is no web server; leave --for out\n"))
    }
}
