import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// An S3 server with an empty bucket that runs exactly as long as the body.
struct StorageServer {
    let environment: Environment
    let home: URL
    let port: Int

    static func use(_ body: (StorageServer) async throws -> Void) async throws {
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
                let storage = StorageServer(
                    environment: .inherit.updating([
                        "RCLONE_S3_ENDPOINT": "http://127.0.0.1:\(port)",
                        "RCLONE_S3_PROVIDER": "Other", "AWS_ACCESS_KEY_ID": "test",
                        "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1",
                        // Readers have no credentials.
                        "RCLONE_S3_ACL": "public-read",
                        "RCLONE_CONFIG": place.own("rclone.conf"), "AWS_CA_BUNDLE": nil,
                        "HTTP_PROXY": nil, "http_proxy": nil,
                        // What a killed run leaves is removed with the server.
                        "TMPDIR": home.path,
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

    /// Publishes with changed variables.
    func publish(
        _ site: SiteFolder, _ arguments: String..., with variables: [Environment.Key: String?]
    ) async throws -> RetourProgram.Run {
        try await publish(site, arguments, environment.updating(variables))
    }

    /// What the last run that could be killed wrote or deleted, in order: methods and paths.
    func writes() throws -> [String] {
        try String(contentsOf: home.appending(path: "writes"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// Publishes until it is killed after so many objects were written or deleted.
    func publish(
        _ site: SiteFolder, _ arguments: String..., killedAfter writes: Int
    ) async throws -> RetourProgram.Run {
        var result: RetourProgram.Run?
        let (leader, log) = (
            home.appending(path: "leader").path, home.appending(path: "writes").path
        )
        try await KillingProxy.use(before: port, limit: writes, leader: leader, log: log) { port in
            result = try await publish(
                site, arguments,
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
                command + [RetourProgram.file.path]
                    + RetourProgram.allowingExample(["publish", "s3://bucket/www"] + arguments)),
            environment: environment, workingDirectory: FilePath(site.root.path),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        return RetourProgram.Run(
            status: run.terminationStatus.code, output: run.standardOutput,
            errors: run.standardError)
    }

    /// What a reader gets at a path; `nil` if there is nothing.
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

    /// The files of the site as they are built.
    func built(_ site: SiteFolder) async throws -> [String: Data] {
        let output = home.appending(path: "built-\(UUID().uuidString)")
        let run = try await RetourProgram.run(["build", "--output", output.path], in: site.root)
        #expect(run.status == 0, "\(run.errors)")
        return try FileTree.read(output)
    }
}

extension SiteFolder {
    /// Two sites that differ in one changed page, one added page, one deleted page, and the script;
    /// the pages that link to these differ, too.
    static func oldAndNew() throws -> (old: SiteFolder, new: SiteFolder) {
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
}
