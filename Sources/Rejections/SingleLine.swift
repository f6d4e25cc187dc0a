/// Text on one line: it contains no line break and no other control character, so that it cannot
/// begin a line of its own in a generated file.
package struct SingleLine: Hashable, Sendable, LosslessStringConvertible {
    package let description: String

    /// `nil` if `text` contains a line break or another control character.
    package init?(_ text: String) {
        guard !text.unicodeScalars.contains(where: Self.isControl) else { return nil }
        description = text
    }

    /// Each run of line breaks and control characters becomes one space, or nothing at either end.
    package init(replacingBreaksIn text: String) {
        description = text.unicodeScalars.split(whereSeparator: Self.isControl)
            .map(String.init).joined(separator: " ")
    }

    /// The Unicode categories Cc, Zl, and Zp. Not all of them are line breaks to every program, but
    /// to some program each of the breaks is one: JavaScript ends a comment at U+2028.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
