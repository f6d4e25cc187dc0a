internal import Foundation

/// How problems are written for whoever reads them.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// A line each, `path:line:column: error: …`, which editors turn into links.
    case text
    /// One JSON object, for programs.
    case json
    /// Workflow commands that GitHub shows beside the lines of a pull request.
    case github

    /// The problems in the order of files and lines; the text ends with a line feed if there is any.
    package func rendered(_ diagnostics: Diagnostics) -> String {
        switch self {
        case .text: diagnostics.sorted.map { "\($0)\n" }.joined()
        case .json: Self.json(diagnostics)
        case .github: diagnostics.sorted.map { Self.workflowCommand($0) + "\n" }.joined()
        }
    }

    private struct Report: Encodable {
        struct Entry: Encodable {
            let path: String
            let line: Int
            let column: Int
            let severity: String
            let message: String
        }

        let errors: Int
        let warnings: Int
        let diagnostics: [Entry]
    }

    private static func json(_ diagnostics: Diagnostics) -> String {
        let report = Report(
            errors: diagnostics.errorCount, warnings: diagnostics.warningCount,
            diagnostics: diagnostics.sorted.map {
                Report.Entry(
                    path: $0.path, line: $0.position.line, column: $0.position.column,
                    severity: $0.severity.rawValue, message: $0.message)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Numbers and texts can always be encoded.
        let data = (try? encoder.encode(report)) ?? Data()
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// `::error file=…,line=…,col=…::message`.
    private static func workflowCommand(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.position
        let path = escaped(diagnostic.path, alsoProperty: true)
        return "::\(diagnostic.severity.rawValue) file=\(path),line=\(place.line),"
            + "col=\(place.column)::\(escaped(diagnostic.message, alsoProperty: false))"
    }

    private static func escaped(_ text: String, alsoProperty: Bool) -> String {
        let data = text.replacing("%", with: "%25").replacing("\r", with: "%0D")
            .replacing("\n", with: "%0A")
        return alsoProperty
            ? data.replacing(":", with: "%3A").replacing(",", with: "%2C") : data
    }
}
