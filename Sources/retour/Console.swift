internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import JSON

/// What commands print: results on standard output, everything else on standard error.
enum Console {
    static func printResult(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    /// Prints one line, whatever the text contains.
    static func printResult(_ line: String) {
        printResult(Array((VisibleText.line(line) + "\n").utf8))
    }

    static func printResult(_ table: TextTable) {
        printResult(Array((VisibleText.lines(table.description) + "\n").utf8))
    }

    static func printResult(_ json: JSONValue) {
        printResult(Array(VisibleText.json(json.document).utf8))
    }

    /// Prints one line or several ones.
    static func printError(_ lines: String) {
        FileHandle.standardError.write(Data((VisibleText.lines(lines) + "\n").utf8))
    }

    /// Prints a question, and leaves the cursor after it.
    static func ask(_ question: String) {
        FileHandle.standardError.write(Data(VisibleText.line(question).utf8))
    }

    /// Whether standard error is a terminal, not a file or a log.
    static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

    /// How many diagnostics are shown with the line that they are about.
    private static let maximumExcerpts = 20

    /// At a terminal, each with the line that it is about.
    static func printDiagnostics(_ diagnostics: Diagnostics) {
        let lines = diagnostics.sorted.enumerated().map { index, diagnostic in
            let hasExcerpt = isTerminal && index < maximumExcerpts
            return "\(diagnostic)\n" + (hasExcerpt ? SourceExcerpt.lines(of: diagnostic) : "")
        }
        FileHandle.standardError.write(Data(lines.joined().utf8))
    }

    /// Prints why the command failed.
    /// - Returns: exit status 1, to be thrown.
    static func failure(_ problem: some CustomStringConvertible) -> ExitCode {
        printError("error: \(problem)")
        return .failure
    }
}
