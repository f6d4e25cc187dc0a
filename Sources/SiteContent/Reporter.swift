internal import Diagnostics

/// Gathers the problems of one run of the loader.
final class Reporter {
    private(set) var diagnostics = Diagnostics()

    func error(_ path: String, _ position: Position, _ message: String) {
        diagnostics.error(path, position, message)
    }

    func report(_ diagnostics: Diagnostics) {
        self.diagnostics.report(diagnostics.sorted)
    }

    func warning(_ path: String, _ position: Position, _ message: String) {
        diagnostics.warning(path, position, message)
    }
}
