internal import Diagnostics

/// A Markdown file cut into its YAML front matter and its text.
struct FrontMatter {
    let yaml: String
    /// How many lines stand before the YAML.
    static let lineOffset = 1
    let body: SourceText

    /// Reports a file without front matter, or with one that never ends, and gives `nil` then.
    init?(_ text: String, path: String, reporter: Reporter) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let first = lines.first, Self.isFence(first) else {
            reporter.error(
                path, .start,
                "the front matter is missing; the file must begin with '---', then 'title:' and "
                    + "'summary:', then '---'")
            return nil
        }
        guard let end = lines.indices.dropFirst().first(where: { Self.isFence(lines[$0]) }) else {
            reporter.error(path, .start, "the front matter never ends; close it with '---'")
            return nil
        }
        yaml = lines[1..<end].joined(separator: "\n")
        let bodyStart = end + 1 < lines.count ? lines[end + 1].startIndex : text.endIndex
        body = SourceText(
            text: String(text[bodyStart...]), path: path,
            origin: Position(line: end + 2, column: 1))
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }
}
