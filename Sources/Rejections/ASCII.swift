/// The byte rules that links, names, and digests share.
package enum ASCII {
    @inlinable
    package static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether `byte` is a letter in either case.
    @inlinable
    package static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    @inlinable
    package static func isUppercase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    /// `byte` in lower case if it is an ASCII letter.
    package static func lowercased(_ byte: UInt8) -> UInt8 {
        isUppercase(byte) ? byte | 0x20 : byte
    }

    /// The bytes with each `%XX` decoded once (RFC 3986 §2.1); anything else stays as it is.
    package static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
        var rest = bytes
        var result: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let high = hexadecimalValue(rest[rest.startIndex]),
                let low = hexadecimalValue(rest[rest.startIndex + 1])
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// The bytes with each `%XX` decoded however often it was encoded: `%253A` is `:`, too.
    package static func fullyPercentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
        var rest = bytes[...]
        var result: [UInt8] = []
        while let byte = rest.first {
            if let (decoded, end) = percentEncoded(atStartOf: rest) {
                result.append(decoded)
                rest = rest[end...]
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// The byte that a `%XX` at the start of the bytes is, however often it was encoded, and the index
    /// after it.
    package static func percentEncoded(
        atStartOf bytes: ArraySlice<UInt8>
    ) -> (byte: UInt8, end: Int)? {
        guard bytes.first == UInt8(ascii: "%") else { return nil }
        var result: (byte: UInt8, end: Int)?
        var index = bytes.startIndex + 1
        while index + 1 < bytes.endIndex, let high = hexadecimalValue(bytes[index]),
            let low = hexadecimalValue(bytes[index + 1])
        {
            let byte = high << 4 | low
            index += 2
            result = (byte, index)
            if byte != UInt8(ascii: "%") { break }
        }
        return result
    }

    /// Two lower-case hexadecimal digits for each byte.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let formatted = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
        return String(decoding: formatted, as: UTF8.self)
    }

    /// The value of a hexadecimal digit in either case.
    package static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case _ where isDigit(byte): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
