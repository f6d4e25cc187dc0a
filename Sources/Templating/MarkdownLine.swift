/// A line of Markdown as far as the place of a section depends on it.
struct MarkdownLine {
    private let line: Substring

    /// The nearest line with content above a place; an empty one if there is none.
    static func content(before index: String.Index, in source: String) -> MarkdownLine {
        let lines = source[..<index].split(separator: "\n")
        return MarkdownLine(line: lines.last(where: hasContent) ?? "")
    }

    /// The nearest line with content below a place; an empty one if there is none.
    static func content(after index: String.Index, in source: String) -> MarkdownLine {
        let lines = source[index...].split(separator: "\n")
        return MarkdownLine(line: lines.first(where: hasContent) ?? "")
    }

    /// Whether a line has more than blanks or the tag of a section.
    private static func hasContent(_ line: Substring) -> Bool {
        let text = line.drop(while: \.isWhitespace)
        guard let first = ["{{#", "{{^", "{{/"].first(where: text.hasPrefix) else {
            return !text.isEmpty
        }
        let tag = text.dropFirst(first.count)
        let rest = tag.firstRange(of: "}}").map { tag[$0.upperBound...] } ?? "{"
        return !rest.allSatisfy(\.isWhitespace)
    }

    /// The blanks that it begins with.
    var indentation: Substring { line.prefix { $0 == " " || $0 == "\t" } }

    /// Whether it begins an item of a list (CommonMark §5.2).
    var beginsItem: Bool {
        let text = line.drop { $0 == " " }
        let marker = text.drop(while: \.isNumber)
        if marker.startIndex == text.startIndex {
            return ["- ", "* ", "+ "].contains { text.hasPrefix($0) }
        }
        return marker.hasPrefix(". ") || marker.hasPrefix(") ")
    }

    /// Whether it may be in a list.
    var isInList: Bool { beginsItem || !indentation.isEmpty }
}
