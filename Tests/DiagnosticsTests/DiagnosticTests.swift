import Diagnostics
import Testing

@Suite struct DiagnosticTests {
    @Test(
        "a mistake is printed as path:line:column: severity: message",
        arguments: [
            (
                Diagnostic.error(
                    "Content/reasons/spf/en.md", Position(line: 3, column: 7),
                    "unknown variable 'ipp'; did you mean 'ip'?"),
                "Content/reasons/spf/en.md:3:7: error: unknown variable 'ipp'; did you mean 'ip'?"
            ),
            (
                Diagnostic.warning(
                    "Content/site.yaml", Position(line: 12, column: 1),
                    "no contact by phone; many readers cannot send mail at this moment"),
                "Content/site.yaml:12:1: warning: no contact by phone; "
                    + "many readers cannot send mail at this moment"
            ),
            (
                Diagnostic.error("Content", .start, "cannot be read"),
                "Content:1:1: error: cannot be read"
            ),
            (
                Diagnostic.warning("a b/ü.md", .start, "x"),
                "a b/ü.md:1:1: warning: x"
            ),
            (
                Diagnostic(.warning, "a.md", Position(line: 1, column: 20), "y"),
                "a.md:1:20: warning: y"
            ),
        ])
    func printed(diagnostic: Diagnostic, expected: String) {
        #expect(diagnostic.description == expected)
        #expect("\(diagnostic)" == expected)
    }

    @Test func `mistakes are ordered by file, line, column, severity, and message`() {
        let ordered: [Diagnostic] = [
            .error("a.md", Position(line: 1, column: 1), "z"),
            .error("a.md", Position(line: 1, column: 9), "a"),
            .error("a.md", Position(line: 1, column: 10), "a"),
            .error("a.md", Position(line: 1, column: 10), "b"),
            .warning("a.md", Position(line: 1, column: 10), "a"),
            .error("a.md", Position(line: 2, column: 1), "a"),
            .error("a.md", Position(line: 10, column: 1), "a"),
            .error("b.md", Position(line: 1, column: 1), "a"),
            .warning("b/c.md", Position(line: 1, column: 1), "a"),
        ]
        #expect(ordered.reversed().sorted() == ordered)
        for (index, diagnostic) in ordered.enumerated() {
            #expect(!(diagnostic < diagnostic))
            #expect(ordered[..<index].allSatisfy { $0 < diagnostic })
        }
    }
}
