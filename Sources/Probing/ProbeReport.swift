package import Diagnostics

/// All that was found about a published site.
package struct ProbeReport: Sendable {
    /// Each problem once, with the first place where it is; errors first, then in the order of the
    /// checks.
    package let findings: [ProbeFinding]
    /// How many requests were made for pages.
    package let requestCount: Int
    /// How many days the certificate is still valid; `nil` without one.
    package let certificateDays: Int?

    init(_ findings: [ProbeFinding], requestCount: Int, certificateDays: Int? = nil) {
        self.requestCount = requestCount
        self.certificateDays = certificateDays
        var places: [Problem: [String]] = [:]
        for finding in findings {
            places[Problem(finding.severity, finding.check, finding.problem), default: []]
                .append(finding.place)
        }
        self.findings = places.map { problem, places in
            ProbeFinding(places[0], problem, otherCount: places.count - 1)
        }.sorted { Self.key($0) < Self.key($1) }
    }

    /// The same with further findings.
    package func adding(_ others: [ProbeFinding]) -> ProbeReport {
        ProbeReport(self, findings: (findings + others).sorted { Self.key($0) < Self.key($1) })
    }

    private init(_ report: ProbeReport, findings: [ProbeFinding]) {
        self.findings = findings
        (requestCount, certificateDays) = (report.requestCount, report.certificateDays)
    }

    package func count(_ severity: Diagnostic.Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    private static func key(_ finding: ProbeFinding) -> (Int, Int, String, String) {
        (
            finding.severity == .error ? 0 : 1, Check.allCases.firstIndex(of: finding.check) ?? 0,
            finding.place, finding.problem
        )
    }
}
