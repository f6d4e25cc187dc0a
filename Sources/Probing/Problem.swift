internal import Diagnostics

/// What is wrong with a response, without where.
struct Problem: Hashable, Sendable {
    let severity: Diagnostic.Severity
    let check: Check
    let text: String

    init(_ severity: Diagnostic.Severity, _ check: Check, _ text: String) {
        (self.severity, self.check, self.text) = (severity, check, text)
    }
}

/// What is looked at, in the order in which findings are printed.
package enum Check: String, Sendable, CaseIterable {
    case connection
    case certificate
    case status
    case redirects
    case language
    case values
    case style
    case content
    case headers
    case mailServer = "mail-server"
}
