/// An IPv4 or IPv6 address, and nothing else: no zone id, port, prefix, octal or short form.
///
/// It is always printed in its one canonical form, IPv6 according to RFC 5952 §4 and §5.
package enum IPAddress: Hashable, Sendable, LosslessStringConvertible {
    /// RFC 791: four octets, the first in the highest bits.
    case v4(UInt32)
    /// RFC 4291: eight groups of 16 bits, the first in the highest bits.
    case v6(UInt128)

    /// Parses dotted-decimal IPv4 or the forms of RFC 4291 §2.2; `nil` for everything else.
    package init?(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// Parses the UTF-8 bytes of an address; `nil` for everything else.
    package init?(utf8 bytes: some Collection<UInt8>) {
        // The longest form is an IPv6 address that ends in dotted decimal.
        guard bytes.count <= 45 else { return nil }
        // Generic code of another module is slow; an array is not.
        let bytes = Array(bytes)
        if bytes.contains(UInt8(ascii: ":")) {
            guard let value = Self.parseV6(bytes) else { return nil }
            self = .v6(value)
        } else {
            guard let value = Self.parseV4(bytes[...]) else { return nil }
            self = .v4(value)
        }
    }

    package var description: String {
        switch self {
        case .v4(let value): Self.formatV4(value)
        case .v6(let value): Self.formatV6(value)
        }
    }

    // MARK: IPv4

    private static func parseV4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var value: UInt32 = 0
        for part in parts {
            // A leading zero would be octal to some readers and decimal to others.
            guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0"),
                let octet = number(part, radix: 10), octet <= 255
            else { return nil }
            value = value << 8 | UInt32(octet)
        }
        return value
    }

    private static func formatV4(_ value: UInt32) -> String {
        "\(value >> 24).\(value >> 16 & 0xFF).\(value >> 8 & 0xFF).\(value & 0xFF)"
    }

    // MARK: IPv6

    private static func parseV6(_ bytes: [UInt8]) -> UInt128? {
        let colon = UInt8(ascii: ":")
        let gaps = bytes.indices.dropLast().filter { bytes[$0] == colon && bytes[$0 + 1] == colon }
        switch gaps.count {
        case 0:
            guard let all = groups(bytes[...]), all.count == 8 else { return nil }
            return join(all)
        case 1:
            guard let head = groups(bytes[..<gaps[0]]), let tail = groups(bytes[(gaps[0] + 2)...]),
                head.count + tail.count <= 7, !hasDot(bytes[..<gaps[0]])
            else { return nil }
            let zeros = [UInt16](repeating: 0, count: 8 - head.count - tail.count)
            return join(head + zeros + tail)
        default:
            return nil
        }
    }

    /// The 16-bit groups between single colons; a last part in dotted decimal counts as two.
    private static func groups(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
        if bytes.isEmpty { return [] }
        var parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var dotted: [UInt16] = []
        if let last = parts.last, hasDot(last) {
            guard let v4 = parseV4(last) else { return nil }
            dotted = [UInt16(v4 >> 16), UInt16(v4 & 0xFFFF)]
            parts.removeLast()
        }
        var result: [UInt16] = []
        for part in parts {
            guard (1...4).contains(part.count), let group = number(part, radix: 16) else {
                return nil
            }
            result.append(UInt16(group))
        }
        return result + dotted
    }

    private static func hasDot(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.contains(UInt8(ascii: "."))
    }

    private static func join(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func formatV6(_ value: UInt128) -> String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: value >> (112 - 16 * $0)) }
        // RFC 5952 §5: the IPv4-mapped prefix is known to contain an IPv4 address.
        if value >> 32 == 0xFFFF {
            return "::ffff:" + formatV4(UInt32(truncatingIfNeeded: value))
        }
        let formatted = groups.map { String($0, radix: 16) }
        guard let gap = longestZeroRun(groups) else { return formatted.joined(separator: ":") }
        let head = formatted[..<gap.lowerBound].joined(separator: ":")
        return head + "::" + formatted[gap.upperBound...].joined(separator: ":")
    }

    /// RFC 5952 §4.2: the longest run of at least two zero groups; ties go to the first.
    private static func longestZeroRun(_ groups: [UInt16]) -> Range<Int>? {
        var best: Range<Int>?
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - start >= 2, end - start > best?.count ?? 0 { best = start..<end }
            start = max(end, start + 1)
        }
        return best
    }

    /// At most four digits, so that the result fits.
    private static func number(_ digits: ArraySlice<UInt8>, radix: Int) -> Int? {
        var value = 0
        for byte in digits {
            guard let digit = ASCII.hexadecimalValue(byte), digit < radix else { return nil }
            value = value * radix + Int(digit)
        }
        return value
    }
}
