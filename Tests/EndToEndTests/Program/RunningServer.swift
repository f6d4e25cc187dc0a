import Foundation
import Subprocess
import SystemPackage

/// `retour serve` on a free loopback port, running exactly as long as the body.
struct RunningServer: Sendable {
    /// How it ended after SIGTERM, and what it wrote while it ran.
    struct Ending: Sendable {
        let status: Int
        let log: String
    }

    let port: Int

    /// The server's address of a link.
    /// - Parameter link: what follows the host, exactly as it is to be sent.
    func address(_ link: String) -> String {
        "http://127.0.0.1:\(port)\(link)"
    }

    /// Serves the site in `folder` while `body` runs, then ends the server with SIGTERM.
    @discardableResult
    static func use(
        _ folder: URL, _ body: (RunningServer) async throws -> Void
    ) async throws -> Ending {
        try await TemporaryFolder.use { home in
            let log = home.appending(path: "log")
            let errors = try FileDescriptor.open(
                FilePath(log.path), .writeOnly, options: [.create], permissions: .ownerReadWrite)
            let result = try await Subprocess.run(
                .path(FilePath(RetourProgram.file.path)), arguments: ["serve", "--port", "0"],
                workingDirectory: FilePath(folder.path), input: .none, output: .sequence,
                error: .fileDescriptor(errors, closeAfterSpawningProcess: true)
            ) { execution in
                do {
                    let port = try await announcedPort(in: execution.standardOutput.strings())
                    try await body(RunningServer(port: port))
                } catch {
                    try? execution.send(signal: .terminate)
                    throw error
                }
                try execution.send(signal: .terminate)
            }
            return Ending(
                status: result.terminationStatus.code,
                log: try String(contentsOf: log, encoding: .utf8))
        }
    }

    /// The port in the line `Serving http://127.0.0.1:43411/`.
    private static func announcedPort(
        in lines: SubprocessOutputSequence.StringSequence<UTF8>
    ) async throws -> Int {
        for try await line in lines {
            if let match = line.firstMatch(of: /Serving http:\/\/127\.0\.0\.1:(\d+)\//),
                let port = Int(match.1)
            {
                return port
            }
        }
        throw ToolFailure.serverDidNotStart
    }
}
