internal import Diagnostics

/// A link in the configuration of a mail server.
package struct MailServerLink: Sendable {
    private let url: String
    private let place: String

    /// - Parameters:
    ///   - url: with example values instead of the mail server's placeholders.
    ///   - place: the file and line.
    package init(url: String, place: String) {
        (self.url, self.place) = (url, place)
    }

    /// A request for the link; `nil` if it is not one to the site.
    /// - Parameter base: the base URL that links should have.
    func probe(of base: String) -> Probe? {
        guard url.hasPrefix("\(base)/") || url.hasPrefix("\(base)?") else { return nil }
        return Probe(
            link: String(url.dropFirst(base.count)), kind: .neutral, expectation: .anyPage,
            source: place)
    }

    /// What is wrong with a link that is not one to the site.
    func finding(of base: String) -> ProbeFinding {
        ProbeFinding(place, Problem(.warning, .mailServer, "links to \(url), not to \(base)"))
    }
}
