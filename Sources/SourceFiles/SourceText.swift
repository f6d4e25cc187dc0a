package import Diagnostics

/// A text and its place in a file, so that a diagnostic can point into it.
package struct SourceText: Sendable {
    package let text: String
    package let path: String
    /// Where `text` begins in its file.
    package let origin: Position

    package init(text: String, path: String, origin: Position) {
        self.text = text
        self.path = path
        self.origin = origin
    }

    /// The place of `index` in the file.
    package func position(of index: String.Index) -> Position {
        Position(of: index, in: text, from: origin)
    }
}
