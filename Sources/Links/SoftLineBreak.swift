internal import Rejections

/// The soft line break of quoted-printable (RFC 2045 §6.7) in a value: a `=`, and the line end, if
/// the browser has left it.
package enum SoftLineBreak {
    /// How many are removed from a query. A line has up to 76 characters.
    static let maximumCount = 2

    /// An expression for a query with one, before it is decoded. What remains is in three groups.
    ///
    /// A `=` without a line end that precedes two hexadecimal digits is not one, but the rest of an
    /// encoded character.
    package static let pattern =
        "^((?:[^&;?]*[&;?])*?[^&;?=]*=(?:[^&;?=%]|\(code))[^&;?=%]*(?:\(code)[^&;?=%]*)*)="
        + "(?:(?:%(?:25)*0[ad]|[\\r\\n])+([0-9a-z.:-]\(LinkPattern.any)*)"
        + "|((?:[g-z.:-]|[0-9a-f][^0-9a-f&;?])\(LinkPattern.any)*))\\z"

    /// What may be encoded before one: `-`, `.`, `:`, and `=`.
    private static let code = "%(?:2[de]|3[ad])"

    /// The query without the first ones.
    static func joined(_ query: [UInt8]) -> [UInt8] {
        var result = query
        for _ in 0..<maximumCount {
            guard let found = first(in: result) else { return result }
            result.removeSubrange(found)
        }
        return result
    }

    private static func first(in query: [UInt8]) -> Range<Int>? {
        for pair in query[...].split(whereSeparator: LinkQuery.isSeparator) {
            guard let equals = pair.firstIndex(of: equals),
                case let value = pair[(equals + 1)...],
                let second = value.firstIndex(of: Self.equals), second > value.startIndex,
                isPlain(query[value.startIndex..<second])
            else { continue }
            let next = endOfLineEnds(in: query[(second + 1)...])
            let isBreak =
                next > second + 1
                ? query[next...].first.map(isInValue) ?? false
                : continues(query[next...])
            if isBreak { return second..<next }
        }
        return nil
    }

    /// Whether it is as it was sent but for `-`, `.`, `:`, and `=`.
    private static func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
        value.indices.allSatisfy { index in
            guard value[index] == UInt8(ascii: "%") else { return true }
            let code = value[(index + 1)...].prefix(2).map(ASCII.lowercased)
            return ["2d", "2e", "3a", "3d"].contains { $0.utf8.elementsEqual(code) }
        }
    }

    private static func endOfLineEnds(in bytes: ArraySlice<UInt8>) -> Int {
        var rest = bytes
        while let byte = rest.first {
            if byte == 0x0D || byte == 0x0A {
                rest.removeFirst()
            } else if let (decoded, end) = ASCII.percentEncoded(atStartOf: rest),
                decoded == 0x0D || decoded == 0x0A
            {
                rest = rest[end...]
            } else {
                break
            }
        }
        return rest.startIndex
    }

    /// Whether a value goes on there, and no encoded character does.
    private static func continues(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, isInValue(first) else { return false }
        guard ASCII.hexadecimalValue(first) != nil else { return true }
        guard let next = bytes.dropFirst().first else { return false }
        return ASCII.hexadecimalValue(next) == nil && !LinkQuery.isSeparator(next)
    }

    private static func isInValue(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2D, 0x2E, 0x3A].contains(byte)
    }

    private static let equals = UInt8(ascii: "=")
}
