/// `{text} == {text} ? {text} : {text}` within `${…}` (postconf(5)).
struct PostfixCondition {
    let left: PlacedText
    let right: PlacedText
    private let comparison: String
    private let first: PlacedText
    private let second: PlacedText

    init?(_ text: PlacedText) {
        guard let (left, afterLeft) = Self.braced(text) else { return nil }
        let comparison = String(
            decoding: afterLeft.bytes.map(\.value).prefix { "=!<>".utf8.contains($0) },
            as: UTF8.self)
        guard !comparison.isEmpty,
            let (right, afterRight) = Self.braced(afterLeft[comparison.utf8.count...].trimmed),
            afterRight.first == UInt8(ascii: "?")
        else { return nil }
        (self.left, self.right, self.comparison) = (left, right, comparison)
        (first, second) = Self.choices(afterRight[1...])
    }

    /// The text to use, for the expanded sides.
    func result(_ left: PlacedText, _ right: PlacedText) -> PlacedText {
        isTrue(left.string, right.string) ? first : second
    }

    private func isTrue(_ left: String, _ right: String) -> Bool {
        let order: (isLess: Bool, isEqual: Bool) =
            if let left = Int(left), let right = Int(right) {
                (left < right, left == right)
            } else {
                (left < right, left == right)
            }
        return switch comparison {
        case "==": order.isEqual
        case "!=": !order.isEqual
        case "<": order.isLess
        case "<=": order.isLess || order.isEqual
        case ">": !order.isLess && !order.isEqual
        case ">=": !order.isLess
        default: false
        }
    }

    /// `{text}:{text}`, `{text}`, or a text without braces, which is all of the first one.
    static func choices(_ text: PlacedText) -> (first: PlacedText, second: PlacedText) {
        guard let (first, rest) = braced(text.trimmed) else { return (text, PlacedText()) }
        guard rest.first == UInt8(ascii: ":") else { return (first, PlacedText()) }
        let second = rest[1...].trimmed
        return (first, braced(second)?.content ?? second)
    }

    /// The text in braces at the start, and what follows.
    private static func braced(_ text: PlacedText) -> (content: PlacedText, rest: PlacedText)? {
        guard text.first == UInt8(ascii: "{"), let end = text.closingBrace(from: 0) else {
            return nil
        }
        return (text[1..<end].trimmed, text[(end + 1)...].trimmed)
    }
}
