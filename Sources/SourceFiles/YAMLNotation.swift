internal import Diagnostics

/// How a YAML file writes a text: with indentation, folded lines, and escapes (YAML 1.2.2 §7.3, §8.1).
package struct YAMLNotation: Sendable {
    package enum Style: Sendable {
        case plain
        case singleQuoted
        case doubleQuoted
        /// After `|` or `>`.
        case block
    }

    private let style: Style
    /// The file from the first character of the text on.
    private let source: Substring

    /// - Parameter source: the file from the text's first character on, which is the one after a
    ///   quotation mark, or the indentation of a block.
    package init(_ style: Style, source: Substring) {
        self.style = style
        self.source = source
    }

    /// The place of a character of the text; `nil` if the source has another text.
    func position(of index: String.Index, in text: String, from origin: Position) -> Position? {
        var reader = Reader(rest: source, position: origin)
        // White space may be folded and indented, so runs of it are passed as a whole.
        var isInBlanks = style == .block
        if isInBlanks { reader.skipBlanks() }
        for character in text[..<index] {
            if character == " " || character.isNewline {
                if isInBlanks { continue }
                isInBlanks = reader.skipLineBreak()
                if !isInBlanks, !reader.skip(character, style) { return nil }
            } else {
                isInBlanks = false
                if style == .doubleQuoted { reader.skipContinuation() }
                guard reader.skip(character, style) else { return nil }
            }
        }
        return reader.position
    }

    private struct Reader {
        var rest: Substring
        var position: Position

        mutating func skip(_ count: Int) {
            for character in rest.prefix(count) {
                position =
                    character.isNewline
                    ? Position(line: position.line + 1, column: 1)
                    : Position(line: position.line, column: position.column + 1)
            }
            rest = rest.dropFirst(count)
        }

        mutating func skipBlanks() {
            skip(rest.prefix(while: \.isWhitespace).count)
        }

        /// Skips white space if a line ends in it.
        mutating func skipLineBreak() -> Bool {
            let blanks = rest.prefix(while: \.isWhitespace)
            guard blanks.contains(where: \.isNewline) else { return false }
            skip(blanks.count)
            return true
        }

        /// Skips a backslash that ends a line of a text in double quotes.
        mutating func skipContinuation() {
            guard rest.first == "\\", rest.dropFirst().first?.isNewline == true else { return }
            skip(1)
            skipBlanks()
        }

        /// Skips one character of the text.
        /// - Returns: whether it is there.
        mutating func skip(_ character: Character, _ style: Style) -> Bool {
            if style == .doubleQuoted, rest.first == "\\" {
                let lengths: [Character: Int] = ["x": 4, "u": 6, "U": 10]
                skip(rest.dropFirst().first.flatMap { lengths[$0] } ?? 2)
                return true
            }
            guard rest.first == character else { return false }
            skip(style == .singleQuoted && character == "'" ? 2 : 1)
            return true
        }
    }
}
