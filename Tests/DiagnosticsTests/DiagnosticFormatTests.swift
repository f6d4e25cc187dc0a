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
                Content/a,b.yaml:12:3: warning: 50% of "this"\\nis: odd
                Content/a.yaml:2:1: error: 'title' is missing

                """)
    }

    @Test(
        "what a file contains neither acts on a terminal nor is a command to GitHub Actions",
        arguments: DiagnosticFormat.allCases)
    func hostile(_ format: DiagnosticFormat) {
        var diagnostics = Diagnostics()
        let text =
            "\u{1B}[2J\u{7}\u{9B}\u{202E}\u{2028}x\r\n::\u{301}y\n::stop-commands::y ##[add-mask]e"
        diagnostics.error("Content/\(text)", .start, text)
        let output = format.rendered(diagnostics)
        let lines = output.split(whereSeparator: \.isNewline)
        #expect(
            output.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || scalar == "\u{301}" || (" "..."~").contains(scalar)
            })
        switch format {
        case .text:
            #expect(lines.count == 1)
            #expect(!output.contains("##["))
        case .json:
            #expect(!lines.contains { $0.drop(while: \.isWhitespace).hasPrefix("::") })
        case .github:
            #expect(lines.count == 1)
            #expect(output.unicodeScalars.split(separator: "\n").count == 1)
            #expect(output.hasPrefix("::error file=Content/\\u{1B}[2J"))
        }
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
