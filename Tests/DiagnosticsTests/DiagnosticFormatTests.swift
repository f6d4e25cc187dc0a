import Diagnostics
import Testing

@Suite struct DiagnosticFormatTests {
    private var diagnostics: Diagnostics {
        var diagnostics = Diagnostics()
        diagnostics.warning(
            "Content/a,b.yaml", Position(line: 12, column: 3), "50% of \"this\"\nis: odd")
        diagnostics.error("Content/a.yaml", Position(line: 2, column: 1), "'title' is missing")
        return diagnostics
    }

    @Test func `text has one line for each problem, in the order of files and lines`() {
        #expect(
            DiagnosticFormat.text.rendered(diagnostics) == """
                Content/a,b.yaml:12:3: warning: 50% of "this"
                is: odd
                Content/a.yaml:2:1: error: 'title' is missing

                """)
    }

    @Test func `JSON has the counts and every problem with its place`() {
        #expect(
            DiagnosticFormat.json.rendered(diagnostics) == #"""
                {
                  "errors": 1,
                  "warnings": 1,
                  "diagnostics": [
                    {
                      "path": "Content/a,b.yaml",
                      "line": 12,
                      "column": 3,
                      "severity": "warning",
                      "message": "50% of \"this\"\nis: odd"
                    },
                    {
                      "path": "Content/a.yaml",
                      "line": 2,
                      "column": 1,
                      "severity": "error",
                      "message": "'title' is missing"
                    }
                  ]
                }

                """#)
    }

    @Test func `workflow commands escape what would end them`() {
        #expect(
            DiagnosticFormat.github.rendered(diagnostics) == """
                ::warning file=Content/a%2Cb.yaml,line=12,col=3::50%25 of "this"%0Ais: odd
                ::error file=Content/a.yaml,line=2,col=1::'title' is missing

                """)
    }

    @Test func `without problems there is no output, but JSON is still valid`() {
        #expect(DiagnosticFormat.text.rendered(Diagnostics()) == "")
        #expect(DiagnosticFormat.github.rendered(Diagnostics()) == "")
        #expect(
            DiagnosticFormat.json.rendered(Diagnostics()) == """
                {
                  "errors": 0,
                  "warnings": 0,
                  "diagnostics": []
                }

                """)
    }
}
