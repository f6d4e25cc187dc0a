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

    @Test func `text is a line for each problem, in the order of files and lines`() {
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
                  "diagnostics" : [
                    {
                      "column" : 3,
                      "line" : 12,
                      "message" : "50% of \"this\"\nis: odd",
                      "path" : "Content/a,b.yaml",
                      "severity" : "warning"
                    },
                    {
                      "column" : 1,
                      "line" : 2,
                      "message" : "'title' is missing",
                      "path" : "Content/a.yaml",
                      "severity" : "error"
                    }
                  ],
                  "errors" : 1,
                  "warnings" : 1
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

    @Test func `without a problem there is nothing to say, but JSON is still JSON`() {
        #expect(DiagnosticFormat.text.rendered(Diagnostics()) == "")
        #expect(DiagnosticFormat.github.rendered(Diagnostics()) == "")
        #expect(
            DiagnosticFormat.json.rendered(Diagnostics()) == """
                {
                  "diagnostics" : [

                  ],
                  "errors" : 0,
                  "warnings" : 0
                }

                """)
    }
}
