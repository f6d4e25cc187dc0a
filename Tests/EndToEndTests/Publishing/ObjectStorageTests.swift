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
                            "RCLONE_CONFIG": place.own("rclone.conf"), "AWS_CA_BUNDLE": nil,
                            "HTTP_PROXY": nil, "http_proxy": nil,
                        ]), home: home)
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
            _ site: SiteFolder, _ arguments: String..., killedAfter seconds: Double? = nil
        ) async throws -> RetourProgram.Run {
            let limit = ["--signal=KILL", "\(seconds ?? 60)"]
            let run = try await Subprocess.run(
                .name("timeout"),
                arguments: Arguments(
                    limit + [RetourProgram.file.path, "publish", "s3://bucket/www"] + arguments),
                environment: environment, workingDirectory: FilePath(site.root.path),
                output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
            return RetourProgram.Run(
                status: run.terminationStatus.code, output: run.standardOutput,
                errors: run.standardError)
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
        _ = try await RetourProgram.run(["build", "--output", output.path], in: site.root)
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

    @Test("killed at any moment, every page is whole, and the next publishing mends the rest")
    func killed() async throws {
        let site = try SiteFolder()
        try await Storage.use { storage in
            _ = try await storage.publish(site)
            let old = try await built(site, storage)
            try site.edit("Content/site.yaml", "Example Mail", "Other Mail")
            try site.remove("Public/icon.svg")
            let new = try await built(site, storage)
            var killed = 0
            for milliseconds in stride(from: 300, through: 2700, by: 600) {
                let run = try await storage.publish(
                    site, killedAfter: Double(milliseconds) / 1000)
                if run.status != 0 { killed += 1 }
                let now = try await storage.objects()
                for (path, bytes) in now {
                    #expect(bytes == old[path] || bytes == new[path], "\(path) \(milliseconds)")
                }
                // Whatever page is there, what it asks for is there too.
                #expect(Set(new.keys).isSubset(of: now.keys), "\(milliseconds)")
            }
            #expect(killed > 0)
            let last = try await storage.publish(site)
            #expect(last.status == 0, "\(last.errors)")
            #expect(try await storage.objects() == new)
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
