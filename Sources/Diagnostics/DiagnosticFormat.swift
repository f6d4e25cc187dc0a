internal import JSON

/// An output format for diagnostics.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// One line each, `path:line:column: error: …`, which editors turn into links.
    case text
    /// One JSON object, for programs.
    case json
    /// Workflow commands that GitHub shows beside the lines of a pull request.
    case github

    /// The diagnostics in the order of files and lines; every line ends with a line feed.
    package func rendered(_ diagnostics: Diagnostics) -> String {
        switch self {
        case .text: diagnostics.sorted.map { "\($0)\n" }.joined()
        case .json: VisibleText.json(Self.json(diagnostics).document)
        case .github: diagnostics.sorted.map { Self.workflowCommand($0) + "\n" }.joined()
        }
    }

    private static func json(_ diagnostics: Diagnostics) -> JSONValue {
        [
            "errors": .number(diagnostics.errorCount),
            "warnings": .number(diagnostics.warningCount),
            "diagnostics": .array(
                diagnostics.sorted.map {
                    [
                        "path": .string($0.path), "line": .number($0.position.line),
                        "column": .number($0.position.column),
                        "severity": .string($0.severity.rawValue), "message": .string($0.message),
                    ]
                }),
        ]
    }

    /// `::error file=…,line=…,col=…::message`.
    private static func workflowCommand(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.position
        let path = escaped(diagnostic.path, alsoProperty: true)
        return "::\(diagnostic.severity.rawValue) file=\(path),line=\(place.line),"
            + "col=\(place.column)::\(escaped(diagnostic.message, alsoProperty: false))"
    }

    /// What `escapeData` and `escapeProperty` of GitHub's toolkit (@actions/core) escape.
    private static func escaped(_ text: String, alsoProperty: Bool) -> String {
        VisibleText.keepingLineEnds(text).unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            case ":" where alsoProperty: "%3A"
            case "," where alsoProperty: "%2C"
            default: String(scalar)
            }
        }.joined()
    }
}
