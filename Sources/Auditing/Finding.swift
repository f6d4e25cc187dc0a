/// A problem with a configuration or with replies.
package struct Finding: Hashable, Sendable, Comparable {
    package enum Severity: String, Sendable, Comparable {
        /// Mail is lost, senders are misled, or a secret is exposed.
        case error
        /// Something is missing.
        case warning

        package static func < (left: Severity, right: Severity) -> Bool {
            left == .error && right == .warning
        }
    }

    package let severity: Severity
    /// A file, with a line if there is one, or the log.
    package let place: String
    /// What is wrong, and what to do.
    package let problem: String

    init(_ severity: Severity, _ place: String, _ problem: String) {
        (self.severity, self.place, self.problem) = (severity, place, problem)
    }

    /// A log that could not be read, or only in part.
    package init(_ error: AuditError) {
        self.init(.error, error.path, error.problem)
    }

    package var description: String { "\(place): \(severity.rawValue): \(problem)" }

    package static func < (left: Finding, right: Finding) -> Bool {
        (left.severity, left.place, left.problem) < (right.severity, right.place, right.problem)
    }
}
