internal import Rejections

/// The values that one rendering has asked for, each behind a token.
///
/// No value goes through Mustache's or cmark's escaping: both see a token of letters and digits,
/// which they leave as it is, and the finished document is split at the tokens. Only then is it
/// known what surrounds a value, and so how it must be escaped.
package final class TokenTable {
    /// Begins every token; no content or template may hold it.
    package static let prefix: StaticString = "zqRetour"
    private static let prefixBytes = Array(prefix.description.utf8)
    private static let terminator = UInt8(ascii: "q")

    package typealias Entry = (slot: Slot, value: Value)

    package private(set) var entries: [Entry] = []

    package init() {}

    /// The token that stands for a value from now on.
    package func token(for value: Value, in slot: Slot) -> String {
        entries.append((slot, value))
        return "\(Self.prefix)\(entries.count - 1)q"
    }

    /// The text cut at its tokens; only texts and URLs may stand in it.
    package func text(of rendered: String) -> Text {
        var result = Text()
        scan(Array(rendered.utf8)) { literal in
            result.parts.append(.literal(String(decoding: literal, as: UTF8.self)))
        } token: { entry in
            if let text = entry.value.text { result.parts.append(contentsOf: text.parts) }
        }
        return result
    }

    /// Calls `literal` and `token` for the pieces of a document, in order.
    package func scan(
        _ bytes: [UInt8], literal: (ArraySlice<UInt8>) -> Void,
        token: (Entry) -> Void
    ) {
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == Self.prefixBytes[0],
                let (number, end) = Self.token(in: bytes, at: index), number < entries.count
            else {
                index += 1
                continue
            }
            if start < index { literal(bytes[start..<index]) }
            token(entries[number])
            start = end
            index = end
        }
        if start < bytes.count { literal(bytes[start...]) }
    }

    private static func token(in bytes: [UInt8], at start: Int) -> (number: Int, end: Int)? {
        guard bytes[start...].starts(with: prefixBytes) else { return nil }
        var number = 0
        var index = start + prefixBytes.count
        while index < bytes.count, ASCII.isDigit(bytes[index]), number < 1_000_000 {
            number = number * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index < bytes.count, bytes[index] == terminator, index > start + prefixBytes.count
        else { return nil }
        return (number, index + 1)
    }
}
