/// A mistake in content, worded for the person who can fix it.
///
/// Printed as `path:line:column: error: what is wrong; what to do`, the format that editors and CI
/// systems turn into links.
package struct Diagnostic: Hashable, Sendable, Comparable, CustomStringConvertible {
    package enum Severity: String, Sendable {
        case error
        case warning
    }

    package let severity: Severity
    /// The file, as the user named it: relative to the working directory.
    package let path: String
    package let position: Position
    /// What is wrong and, after a semicolon, what to do.
    package let message: String

    package init(
        _ severity: Severity, _ path: String, _ position: Position = .start, _ message: String
    ) {
        self.severity = severity
        self.path = path
        self.position = position
        self.message = message
    }

    package static func error(
        _ path: String, _ position: Position = .start, _ message: String
    ) -> Diagnostic {
        Diagnostic(.error, path, position, message)
    }

    package static func warning(
        _ path: String, _ position: Position = .start, _ message: String
    ) -> Diagnostic {
        Diagnostic(.warning, path, position, message)
    }

    /// One line, whatever the path and the message contain.
    package var description: String {
        VisibleText.line(
            "\(path):\(position.line):\(position.column): \(severity.rawValue): \(message)")
    }

    /// By file, then by position; in the same place errors come before warnings.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        let leftKey = (left.path, left.position, left.severity.rawValue, left.message)
        let rightKey = (right.path, right.position, right.severity.rawValue, right.message)
        return leftKey < rightKey
    }
}
