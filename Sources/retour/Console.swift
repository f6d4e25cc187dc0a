internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import SiteContent

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

    /// Whether somebody sees standard error at once, and not a log.
    static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

    static func printDiagnostics(_ diagnostics: Diagnostics) {
        let lines = diagnostics.sorted.map { $0.description + "\n" }
        FileHandle.standardError.write(Data(lines.joined().utf8))
    }

    /// The content without templates. Prints the problems that make it unreadable.
    /// - Throws: exit status 1 if there are errors.
    static func content(_ folder: String) throws -> Site {
        let content = ContentLoader.load(folder)
        guard let site = content.site else {
            printDiagnostics(content.diagnostics)
            printError(content.diagnostics.summary)
            throw ExitCode.failure
        }
        return site
    }

    /// Prints why the command failed.
    /// - Returns: the exit status 1, to be thrown.
    static func failure(_ problem: some CustomStringConvertible) -> ExitCode {
        printError("error: \(problem)")
        return .failure
    }
}
