/// The addresses a blocklist answers with, as one pattern (RFC 5782 §2.1).
///
/// Written in the syntax of Postfix's return-code filters: four octets, each a number, or numbers
/// and ranges in brackets: `127.0.0.2`, `127.0.0.[2..11]`, `127.0.0.[2;10;11]`.
package struct AnswerPattern: Hashable, Sendable, LosslessStringConvertible {
    /// The values that each octet may have: ascending, with gaps between them.
    package let octets: [[ClosedRange<UInt8>]]

    /// `nil` unless `text` is such a pattern.
    package init?(_ text: String) {
        var octets: [[ClosedRange<UInt8>]] = []
        var rest = text[...]
        while octets.count < 4 {
            let piece: Substring
            if rest.first == "[" {
                guard let end = rest.firstIndex(of: "]") else { return nil }
                piece = rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
            } else {
                piece = rest.prefix { $0 != "." }
                guard !piece.contains(where: { ";[]".contains($0) }) else { return nil }
                rest = rest[piece.endIndex...]
            }
            guard let ranges = Self.ranges(piece) else { return nil }
            octets.append(ranges)
            guard octets.count < 4 else { break }
            guard rest.popFirst() == "." else { return nil }
        }
        guard rest.isEmpty else { return nil }
        self.octets = octets
    }

    /// The pattern of all addresses whose octets have one of these values; `nil` unless there are four
    /// octets, each with at least one.
    package init?(octets: [Set<UInt8>]) {
        guard octets.count == 4, !octets.contains(where: \.isEmpty) else { return nil }
        self.octets = octets.map { values in
            values.sorted().reduce(into: []) { ranges, value in
                if let last = ranges.last, Int(last.upperBound) + 1 == Int(value) {
                    ranges[ranges.count - 1] = last.lowerBound...value
                } else {
                    ranges.append(value...value)
                }
            }
        }
    }

    /// Whether the pattern includes this IPv4 address.
    package func matches(_ address: [UInt8]) -> Bool {
        address.count == 4
            && zip(octets, address).allSatisfy { ranges, octet in
                ranges.contains { $0.contains(octet) }
            }
    }

    /// Whether any address matches both patterns.
    package func overlaps(_ other: AnswerPattern) -> Bool {
        zip(octets, other.octets).allSatisfy { mine, theirs in
            mine.contains { range in theirs.contains { $0.overlaps(range) } }
        }
    }

    package var description: String {
        octets.map { ranges in
            let formatted = ranges.map {
                $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)"
            }
            let isNumber = ranges.count == 1 && ranges[0].count == 1
            return isNumber ? formatted[0] : "[\(formatted.joined(separator: ";"))]"
        }.joined(separator: ".")
    }

    private static func ranges(_ text: Substring) -> [ClosedRange<UInt8>]? {
        var result: [ClosedRange<UInt8>] = []
        for element in text.split(separator: ";", omittingEmptySubsequences: false) {
            let bounds = element.split(separator: "..", omittingEmptySubsequences: false)
                .map { $0.utf8.allSatisfy(ASCII.isDigit) ? UInt8($0) : nil }
            guard (1...2).contains(bounds.count), let first = bounds[0],
                let last = bounds[bounds.count - 1], first <= last
            else { return nil }
            guard let previous = result.last else {
                result.append(first...last)
                continue
            }
            guard first > previous.upperBound else { return nil }
            if first == previous.upperBound + 1 {
                result[result.count - 1] = previous.lowerBound...last
            } else {
                result.append(first...last)
            }
        }
        return result.isEmpty ? nil : result
    }
}
