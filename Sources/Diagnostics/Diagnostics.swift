/// All problems found in one run, so that they are reported together rather than one per run.
package struct Diagnostics: Sendable {
    private var found: Set<Diagnostic> = []

    package init() {}

    /// Every problem once, sorted by file and position.
    package var sorted: [Diagnostic] { found.sorted() }

    package var errorCount: Int { found.count { $0.severity == .error } }
    package var warningCount: Int { found.count { $0.severity == .warning } }
    package var hasErrors: Bool { errorCount > 0 }

    /// The files that have at least one error.
    package var pathsWithErrors: Set<String> {
        Set(found.lazy.filter { $0.severity == .error }.map(\.path))
    }

    package mutating func report(_ diagnostic: Diagnostic) {
        found.insert(diagnostic)
    }

    package mutating func report(_ diagnostics: some Sequence<Diagnostic>) {
        found.formUnion(diagnostics)
    }

    package mutating func error(_ path: String, _ position: Position, _ message: String) {
        report(.error(path, position, message))
    }

    package mutating func warning(_ path: String, _ position: Position, _ message: String) {
        report(.warning(path, position, message))
    }
}
