import Diagnostics
import Testing

@Suite struct DiagnosticsTests {
    @Test func `an empty collection has no problems`() {
        let diagnostics = Diagnostics()
        #expect(diagnostics.sorted.isEmpty)
        #expect(diagnostics.errorCount == 0)
        #expect(diagnostics.warningCount == 0)
        #expect(!diagnostics.hasErrors)
    }

    @Test func `problems come back in order, however they were reported`() {
        var diagnostics = Diagnostics()
        diagnostics.warning("b.md", Position(line: 2, column: 1), "last")
        diagnostics.error("b.md", Position(line: 1, column: 4), "second")
        diagnostics.report(.error("a.md", .start, "first"))
        diagnostics.report([
            .warning("b.md", Position(line: 1, column: 9), "fourth"),
            .error("b.md", Position(line: 1, column: 9), "third"),
        ])
        #expect(
            diagnostics.sorted.map(\.description) == [
                "a.md:1:1: error: first",
                "b.md:1:4: error: second",
                "b.md:1:9: error: third",
                "b.md:1:9: warning: fourth",
                "b.md:2:1: warning: last",
            ])
        #expect(diagnostics.errorCount == 3)
        #expect(diagnostics.warningCount == 2)
        #expect(diagnostics.hasErrors)
    }

    @Test func `a problem that is reported twice appears once`() {
        var diagnostics = Diagnostics()
        diagnostics.error("a.md", .start, "x")
        diagnostics.report([.error("a.md", .start, "x"), .error("a.md", .start, "x")])
        #expect(diagnostics.sorted == [.error("a.md", .start, "x")])
        #expect(diagnostics.errorCount == 1)
    }

    @Test func `problems that differ in one respect all appear`() {
        var diagnostics = Diagnostics()
        diagnostics.error("a.md", .start, "x")
        diagnostics.error("a.md", .start, "y")
        diagnostics.error("a.md", Position(line: 1, column: 2), "x")
        diagnostics.error("b.md", .start, "x")
        diagnostics.warning("a.md", .start, "x")
        #expect(diagnostics.sorted.count == 5)
    }

    @Test func `warnings are not errors`() {
        var diagnostics = Diagnostics()
        diagnostics.warning("a.md", .start, "x")
        #expect(!diagnostics.hasErrors)
        #expect(diagnostics.warningCount == 1)
    }

    @Test func `many problems always come back in the same order`() {
        let reported = (1...500).map { number in
            Diagnostic.error("file\(number % 7).md", Position(line: number, column: 1), "m")
        }
        var forwards = Diagnostics()
        forwards.report(reported)
        var backwards = Diagnostics()
        backwards.report(reported.reversed())
        #expect(forwards.sorted == backwards.sorted)
        #expect(forwards.sorted.count == 500)
    }
}
