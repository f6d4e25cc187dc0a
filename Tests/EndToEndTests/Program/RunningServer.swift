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
    let processIdentifier: Int32

    /// The server's address of a link.
    /// - Parameter link: what follows the host, exactly as it is to be sent.
    func address(_ link: String) -> String {
        "http://127.0.0.1:\(port)\(link)"
    }

    /// The memory that it uses, in octets.
    var memory: Int {
        get throws {
            // proc_pid_statm(5): the second number is the resident pages.
            let text = try String(
                contentsOfFile: "/proc/\(processIdentifier)/statm", encoding: .utf8)
            return (Int(text.split(separator: " ")[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
        }
    }

    /// The processor time that it has used.
    var processorTime: Duration {
        get throws {
            // proc_pid_stat(5): user and system time are the fields 14 and 15; the second one, which
            // can contain blanks, ends with the last parenthesis.
            let text = try String(
                contentsOfFile: "/proc/\(processIdentifier)/stat", encoding: .utf8)
            let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
            let ticks = fields[12...13].compactMap { Int($0) }.reduce(0, +)
            return .milliseconds(1000 * ticks / sysconf(Int32(_SC_CLK_TCK)))
        }
    }

    /// Serves the site in `folder` while `body` runs, then ends the server with SIGTERM.
    /// - Parameters:
    ///   - arguments: further arguments of the command.
    ///   - openFiles: how many files the server may open.
    ///   - tracer: a command that runs the server, in its own process.
    @discardableResult
    static func use(
        _ folder: URL, arguments: [String] = [], openFiles: Int? = nil, runBy tracer: [String] = [],
        _ body: (RunningServer) async throws -> Void
    ) async throws -> Ending {
        try await TemporaryFolder.use { home in
            let log = home.appending(path: "log")
            let errors = try FileDescriptor.open(
                FilePath(log.path), .writeOnly, options: [.create], permissions: .ownerReadWrite)
            let result = try await Subprocess.run(
                .path("/bin/sh"),
                arguments: Arguments(
                    [
                        "-c", openFiles.map { "ulimit -n \($0); exec \"$@\"" } ?? "exec \"$@\"",
                        "sh",
                    ] + tracer + [RetourProgram.file.path, "serve", "--port", "0"] + arguments),
                workingDirectory: FilePath(folder.path), input: .none, output: .sequence,
                error: .fileDescriptor(errors, closeAfterSpawningProcess: true)
            ) { execution in
                do {
                    let port = try await announcedPort(in: execution.standardOutput.strings())
                    try await body(
                        RunningServer(
                            port: port, processIdentifier: execution.processIdentifier.value))
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
