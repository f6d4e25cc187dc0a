internal import ArgumentParser
internal import Diagnostics
internal import Foundation

/// What commands print: results on standard output, all else on standard error.
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

    static func printDiagnostics(_ diagnostics: Diagnostics) {
        for diagnostic in diagnostics.sorted { printError(diagnostic.description) }
    }

    /// Prints why the command failed.
    /// - Returns: the exit status 1, to be thrown.
    static func failure(_ error: some Error & CustomStringConvertible) -> ExitCode {
        printError("error: \(error)")
        return .failure
    }
}
