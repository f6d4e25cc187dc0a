internal import Rejections

/// A reply in its normal form, in which phrases are found.
///
/// UTF-8 bytes with ASCII letters in lower case. Each run of white space is one blank, and so is the
/// `\n` that Exim logs for a line break. Typographic quotes and hyphens are ASCII; soft hyphens and
/// characters without width are left out. Angle brackets are empty: others chose what is in them.
struct NormalReply {
    let bytes: [UInt8]

    /// An address with its brackets has at most 256 bytes (RFC 5321 §4.5.3.1.3).
    private static let longestBracket = 320

    init(_ text: some StringProtocol) {
        var rest = Array(text.utf8)[...]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rest.count)
        while let byte = rest.first {
            let (length, normal) = Self.next(byte, rest)
            rest = rest.dropFirst(length)
            guard let normal else { continue }
            if normal != UInt8(ascii: " ") || bytes.last != normal { bytes.append(normal) }
            if normal == UInt8(ascii: "<"), let end = Self.bracketEnd(in: rest) {
                rest = rest[end...]
            }
        }
        self.bytes = bytes
    }

    /// How many bytes the next character has, and what it becomes; `nil` for nothing.
    private static func next(_ byte: UInt8, _ rest: ArraySlice<UInt8>) -> (Int, UInt8?) {
        func follows(_ bytes: [UInt8]) -> UInt8? {
            guard rest.dropFirst().starts(with: bytes), rest.count > bytes.count + 1 else {
                return nil
            }
            return rest[rest.startIndex + bytes.count + 1]
        }
        switch byte {
        case 0x09...0x0D, 0x20: return (1, UInt8(ascii: " "))
        case UInt8(ascii: "\\") where follows([]) == UInt8(ascii: "n"):
            return (2, UInt8(ascii: " "))
        case 0xC2:
            if follows([]) == 0xA0 { return (2, UInt8(ascii: " ")) }
            return follows([]) == 0xAD ? (2, nil) : (1, byte)
        case 0xE2:
            if follows([0x88]) == 0x92 { return (3, UInt8(ascii: "-")) }
            switch follows([0x80]) {
            case 0x8B, 0x8C, 0x8D: return (3, nil)
            case 0x90, 0x91, 0x92, 0x93, 0x94: return (3, UInt8(ascii: "-"))
            case 0x98, 0x99: return (3, UInt8(ascii: "'"))
            case 0x9C, 0x9D: return (3, UInt8(ascii: "\""))
            default: return (1, byte)
            }
        case 0xEF where follows([0xBB]) == 0xBF: return (3, nil)
        default: return (1, ASCII.lowercased(byte))
        }
    }

    /// Where the bracket ends that `rest` is the inside of; `nil` if another one begins first.
    private static func bracketEnd(in rest: ArraySlice<UInt8>) -> Int? {
        let inside = rest.prefix(longestBracket)
        guard let end = inside.firstIndex(where: { $0 == 0x3C || $0 == 0x3E }) else { return nil }
        return inside[end] == 0x3E ? end : nil
    }

    /// A letter or digit, or a part of a character beyond ASCII.
    static func isInWord(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
    }

    private static func isASCIIWord(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte)
    }

    /// Whether no word goes on before `start`.
    func begins(at start: Int) -> Bool {
        start == 0 || !Self.isASCIIWord(bytes[start]) || !Self.isInWord(bytes[start - 1])
    }

    /// Whether no word goes on after `end`.
    func ends(at end: Int) -> Bool {
        end == bytes.count || !Self.isASCIIWord(bytes[end - 1]) || !Self.isInWord(bytes[end])
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
