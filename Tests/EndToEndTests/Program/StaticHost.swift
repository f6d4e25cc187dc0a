import Foundation
import Subprocess
import SystemPackage

/// A plain web server for files, as any static host is one: Python's own, on a free loopback port.
enum StaticHost {
    static func use(_ folder: URL, _ body: (_ port: Int) async throws -> Void) async throws {
        _ = try await Subprocess.run(
            .name("python3"),
            arguments: [
                "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder.path, "0",
            ], input: .none, output: .sequence, error: .discarded
        ) { execution in
            do {
                try await body(try await announcedPort(in: execution.standardOutput.strings()))
            } catch {
                try? execution.send(signal: .terminate)
                throw error
            }
            try execution.send(signal: .terminate)
        }
    }

    /// The port in the line `Serving HTTP on 127.0.0.1 port 43411 (http://127.0.0.1:43411/) ...`.
    private static func announcedPort(
        in lines: SubprocessOutputSequence.StringSequence<UTF8>
    ) async throws -> Int {
        for try await line in lines {
            if let match = line.firstMatch(of: /port (\d+)/), let port = Int(match.1) {
                return port
            }
        }
        throw ToolFailure.serverDidNotStart
    }
}
