import Foundation
import Subprocess

/// What the Nu HTML checker, the W3C's validator, says about files: HTML, and CSS and SVG by
/// their endings.
struct NuChecker {
    /// All messages, in the checker's order.
    let messages: [NuMessage]

    /// What breaks a standard.
    var errors: [NuMessage] { messages.filter { $0.severity == .error } }
    /// What is allowed, but hardly meant.
    var warnings: [NuMessage] { messages.filter { $0.severity == .warning } }

    /// Checks the files in one run, since the checker takes a second to start. A file that is not
    /// there is a `ToolFailure`: the checker itself has nothing to say about it, and succeeds.
    init(checking files: [URL]) async throws {
        guard !files.isEmpty else { throw ToolFailure.nothingToCheck }
        for file in files where !FileManager.default.isReadableFile(atPath: file.path) {
            throw ToolFailure.unreadable(file.path)
        }
        try InstalledProgram.java.require()
        let options = [
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-jar", try CheckTool.nuChecker.file().path,
            "--stdout", "--format", "json", "--also-check-css", "--also-check-svg",
        ]
        let run = try await Subprocess.run(
            .name("java"), arguments: Arguments(options + files.map(\.path)),
            output: .data(limit: 16 << 20), error: .string(limit: 1 << 20))
        do {
            messages = try JSONDecoder().decode(Report.self, from: run.standardOutput).messages
        } catch {
            let printed = run.standardError + String(decoding: run.standardOutput, as: UTF8.self)
            throw ToolFailure.checkerFailed(printed: "\(error)\n\(printed)")
        }
    }

    private struct Report: Decodable {
        let messages: [NuMessage]
    }
}
