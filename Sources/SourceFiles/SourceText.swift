package import Diagnostics

/// A text and its place in a file, so that a diagnostic can point into it.
package struct SourceText: Sendable {
    package let text: String
    package let path: String
    /// Where `text` begins in its file.
    package let origin: Position
    /// How the file writes the text, if not character for character.
    private let notation: YAMLNotation?

    /// - Parameter notation: how the file writes the text; `nil` if it has the text as it is.
    package init(text: String, path: String, origin: Position, notation: YAMLNotation? = nil) {
        self.text = text
        self.path = path
        self.origin = origin
        self.notation = notation
    }

    /// The place of `index` in the file.
    package func position(of index: String.Index) -> Position {
        notation?.position(of: index, in: text, from: origin)
            ?? Position(of: index, in: text, from: origin)
    }

    /// The text without the line feed that ends a block of YAML.
    package var withoutFinalLineFeed: SourceText {
        guard text.hasSuffix("\n") else { return self }
        return SourceText(
            text: String(text.dropLast()), path: path, origin: origin, notation: notation)
    }
}
