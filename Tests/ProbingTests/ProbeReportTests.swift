import Diagnostics
import Testing

@testable import Probing

@Suite("Probe report")
struct ProbeReportTests {
    @Test("the same problem is one finding with its first place, and errors come first")
    func grouping() {
        let header = Problem(.warning, .headers, "has no header 'A'")
        let status = Problem(.error, .status, "is answered with status 404, not 200")
        let report = ProbeReport(
            [
                ProbeFinding("/spf", header), ProbeFinding("/dnsbl", header),
                ProbeFinding("/too-big", status), ProbeFinding("/", header),
            ], requestCount: 4)
        #expect(
            report.findings.map(\.description) == [
                "/too-big: error: is answered with status 404, not 200",
                "/spf (and 2 more): warning: has no header 'A'",
            ])
        #expect(report.count(.error) == 1)
        #expect(report.count(.warning) == 1)
    }
}
