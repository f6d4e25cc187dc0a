internal import Diagnostics
internal import SourceFiles

/// A Markdown file, split into its YAML front matter and its text.
struct FrontMatter {
    let yaml: String
    /// How many lines come before the YAML.
    static let lineOffset = 1
    let body: SourceText

    /// Reports a file without front matter, or with one that is not closed.
    /// - Returns: `nil` in both cases.
    init?(_ text: String, path: String, reporter: Reporter) {
        var rest = text[...]
        guard let first = Self.popLine(&rest), Self.isFence(first) else {
            reporter.error(
                path, .start,
                "the front matter is missing; the file must begin with '---', then 'title:' and "
                    + "'summary:', then '---'")
            return nil
        }
        let start = rest.startIndex
        var lineCount = 1
        while let line = Self.popLine(&rest) {
            lineCount += 1
            guard Self.isFence(line) else { continue }
            yaml = String(text[start..<line.startIndex])
            body = SourceText(
                text: String(rest), path: path,
                origin: Position(line: lineCount + 1, column: 1))
            return
        }
        reporter.error(path, .start, "the front matter is not closed; close it with '---'")
        return nil
    }

    /// The next line without its end, which is LF, CRLF, or CR (CommonMark §2.1).
    private static func popLine(_ rest: inout Substring) -> Substring? {
        guard !rest.isEmpty else { return nil }
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        let bytes = rest.utf8
        guard let end = bytes.firstIndex(where: { $0 == lineFeed || $0 == carriageReturn }) else {
            defer { rest = "" }
            return rest
        }
        let line = rest[..<end]
        var next = bytes.index(after: end)
        if bytes[end] == carriageReturn, next < bytes.endIndex, bytes[next] == lineFeed {
            next = bytes.index(after: next)
        }
        rest = rest[next...]
        return line
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }
}
