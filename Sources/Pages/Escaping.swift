extension Segment.Context {
    /// The bytes of a value as they may stand in this context.
    ///
    /// The second wall: the type of a parameter already keeps its alphabet harmless. Escapes byte
    /// by byte, since a Swift `Character` can hide a quote under a combining accent.
    package func escaped(_ value: some Sequence<UInt8>) -> [UInt8] {
        if self == .plain { return Array(value) }
        var result: [UInt8] = []
        result.reserveCapacity(value.underestimatedCount)
        for byte in value { append(byte, to: &result) }
        return result
    }

    /// Adds the bytes of a text as they may stand in this context.
    func appendEscaped(_ text: String, to result: inout [UInt8]) {
        // Most texts have nothing to escape, and copying is much faster.
        let start = result.endIndex
        result.append(contentsOf: text.utf8)
        guard self != .plain, let first = result[start...].firstIndex(where: isSpecial) else {
            return
        }
        let rest = Array(result[first...])
        result.removeSubrange(first...)
        for byte in rest { append(byte, to: &result) }
    }

    /// Whether a byte does not stay as it is.
    private func isSpecial(_ byte: UInt8) -> Bool {
        switch self {
        case .plain: false
        case .text, .plainElement, .attribute: Self.isSpecialInHTML(byte)
        case .urlQuery: !Self.isUnreserved(byte)
        case .json: byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
    }

    private func append(_ byte: UInt8, to result: inout [UInt8]) {
        switch self {
        case .plain: result.append(byte)
        case .text, .plainElement, .attribute: Self.appendHTML(byte, to: &result)
        case .urlQuery: Self.appendPercentEncoded(byte, to: &result)
        case .json: Self.appendJSON(byte, to: &result)
        }
    }

    /// HTML Living Standard §13.3, "escaping a string", for text and attributes alike.
    private static func appendHTML(_ byte: UInt8, to result: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): result.append(contentsOf: "&quot;".utf8)
        default: result.append(byte)
        }
    }

    private static func isSpecialInHTML(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"")
    }

    /// RFC 3986 §2.3 unreserved characters stay, and `:`, which §3.4 allows in a query.
    private static func appendPercentEncoded(_ byte: UInt8, to result: inout [UInt8]) {
        if isUnreserved(byte) {
            result.append(byte)
        } else {
            result.append(UInt8(ascii: "%"))
            result.append(contentsOf: [hexDigit(byte >> 4), hexDigit(byte & 0xF)])
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// RFC 8259 §7.
    private static func appendJSON(_ byte: UInt8, to result: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            result.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case 0x0A: result.append(contentsOf: "\\n".utf8)
        case 0..<0x20:
            result.append(contentsOf: "\\u00".utf8)
            result.append(contentsOf: [hexDigit(byte >> 4), hexDigit(byte & 0xF)])
        default: result.append(byte)
        }
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10
    }
}
