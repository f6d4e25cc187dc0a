/// A setting of Postfix, `name = value`, as a file contains it.
package struct PostfixParameter: Hashable, Sendable {
    package let name: String
    /// Without the values of the parameters that it refers to.
    package let value: PlacedText
    /// Where the name is.
    package let place: Place

    /// `nil` for text without an equals sign.
    init?(_ text: PlacedText) {
        guard let equals = text.firstIndex(of: UInt8(ascii: "=")), let place = text.place else {
            return nil
        }
        name = text[..<equals].trimmed.string
        value = text[(equals + 1)...].trimmed
        self.place = place
    }
}
