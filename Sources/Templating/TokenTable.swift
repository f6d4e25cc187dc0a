internal import CommonMark
internal import Rejections

/// The values that one rendering has asked for, each with its token.
///
/// No value goes through Mustache's or cmark's escaping: both see a token of letters and digits,
/// which they leave as it is, and the finished document is split at the tokens. Only then is it
/// known what surrounds a value, and so how it must be escaped. Sections are marked the same way.
package final class TokenTable {
    /// Begins every token; no content or template may contain it.
    package static let prefix = SectionMarker.prefix
    private static let prefixBytes = Array(prefix.description.utf8)
    private static let terminator = UInt8(ascii: "q")

    package typealias Entry = (slot: Slot, value: Value)

    private(set) var entries: [Entry] = []
    private let sections: SectionNames

    package init(sections: SectionNames) {
        self.sections = sections
    }

    /// What is at a token of a document.
    package enum Token {
        case value(Entry)
        case begin(SectionNames.Name)
        case end
    }

    /// The token that takes the place of a value from now on.
    package func token(for value: Value, in slot: Slot) -> String {
        entries.append((slot, value))
        return "\(Self.prefix)\(entries.count - 1)q"
    }

    /// Calls `literal` and `token` for the pieces of a document, in order.
    package func scan(
        _ bytes: [UInt8], literal: (ArraySlice<UInt8>) -> Void, token: (Token) -> Void
    ) {
        var start = 0
        var index = 0
        while let candidate = bytes[index...].firstIndex(of: Self.prefixBytes[0]) {
            guard let (found, end) = self.token(in: bytes, at: candidate) else {
                index = candidate + 1
                continue
            }
            if start < candidate { literal(bytes[start..<candidate]) }
            token(found)
            start = end
            index = end
        }
        if start < bytes.count { literal(bytes[start...]) }
    }

    private func token(in bytes: [UInt8], at start: Int) -> (token: Token, end: Int)? {
        if let (marker, end) = SectionMarker.read(bytes, at: start) {
            return (marker.edge == .begin ? .begin(sections.name(marker.section)) : .end, end)
        }
        guard bytes[start...].starts(with: Self.prefixBytes) else { return nil }
        var number = 0
        var index = start + Self.prefixBytes.count
        let digits = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]), number < 1_000_000 {
            number = number * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index < bytes.count, bytes[index] == Self.terminator, index > digits,
            number < entries.count
        else { return nil }
        return (.value(entries[number]), index + 1)
    }
}
