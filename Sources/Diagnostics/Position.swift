/// A position in a text file: line and column, both counted from 1.
///
/// The column counts characters as a reader does: a letter with its accents, an emoji, and a tab
/// are one each.
package struct Position: Hashable, Sendable, Comparable {
    package let line: Int
    package let column: Int

    package static let start = Position(line: 1, column: 1)

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The position of `index` in `text`, where `text` itself begins at `origin`.
    package init(of index: String.Index, in text: String, from origin: Position = .start) {
        let before = text[..<index]
        // The line ends of CommonMark §2.1; a CRLF is one Character.
        let isLineEnd = { (character: Character) in ["\n", "\r\n", "\r"].contains(character) }
        let breaks = before.count(where: isLineEnd)
        let lineStart = before.lastIndex(where: isLineEnd).map(before.index(after:))
        let column = before.distance(from: lineStart ?? before.startIndex, to: index)
        line = origin.line + breaks
        self.column = column + (breaks == 0 ? origin.column : 1)
    }

    package static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
