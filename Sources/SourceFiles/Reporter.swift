package import Diagnostics

/// Gathers the problems of one run of the loader.
package final class Reporter {
    package private(set) var diagnostics = Diagnostics()

    package init() {}

    package func error(_ path: String, _ position: Position, _ message: String) {
        diagnostics.error(path, position, message)
    }

    package func report(_ diagnostics: Diagnostics) {
        self.diagnostics.report(diagnostics.sorted)
    }

    package func warning(_ path: String, _ position: Position, _ message: String) {
        diagnostics.warning(path, position, message)
    }
}
