import CommonMark
import Diagnostics
import SourceFiles

@testable import SiteContent

extension PageText {
    /// A text whose title is in line 2, its summary in line 3, and whose body begins in line 10.
    init(_ body: String, title: String = "Title", summary: String = "Summary") {
        func source(_ text: String, line: Int, column: Int) -> SourceText {
            SourceText(text: text, path: "en.md", origin: Position(line: line, column: column))
        }
        self.init(
            path: "en.md", title: source(title, line: 2, column: 8), short: nil,
            summary: source(summary, line: 3, column: 10), next: source("Next", line: 4, column: 7),
            forwards: [:],
            body: source(body, line: 10, column: 1),
            parsedBody: body.contains("{") ? nil : ParsedText(body), source: nil)
    }
}
