package import Diagnostics

/// A problem of the published site, and where it is.
package struct ProbeFinding: Sendable {
    package let severity: Diagnostic.Severity
    package let check: Check
    /// A link of the site, or a file with its line.
    package let place: String
    /// In how many more places it is.
    package let otherCount: Int
    /// What is wrong, and what to do.
    package let problem: String

    init(_ place: String, _ problem: Problem, otherCount: Int = 0) {
        (self.severity, self.check) = (problem.severity, problem.check)
        (self.place, self.otherCount, self.problem) = (place, otherCount, problem.text)
    }

    /// A problem with a configuration file that links to the site.
    package init(mailServer place: String, _ problem: String) {
        self.init(place, Problem(.warning, .mailServer, problem))
    }

    package var description: String {
        let others = otherCount == 0 ? "" : " (and \(otherCount) more)"
        return "\(place)\(others): \(severity.rawValue): \(problem)"
    }
}
