internal import ArgumentParser
internal import Diagnostics
internal import Foundation

/// What commands print: results on standard output, everything else on standard error.
enum Console {
    static func printResult(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    static func printResult(_ line: String) {
        printResult(Array((line + "\n").utf8))
    }

    static func printError(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Whether standard error is a terminal, not a file or a log.
    static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

    static func printDiagnostics(_ diagnostics: Diagnostics) {
        let lines = diagnostics.sorted.map { $0.description + "\n" }
        FileHandle.standardError.write(Data(lines.joined().utf8))
    }

    /// Prints why the command failed.
    /// - Returns: exit status 1, to be thrown.
    static func failure(_ problem: some CustomStringConvertible) -> ExitCode {
        printError("error: \(problem)")
        return .failure
    }
}
