internal import Rejections

/// The answers of a blocklist that are listings: whoever asks without such a filter refuses
/// everybody as soon as the list answers `127.255.255.254`.
struct ReturnCodeFilter: Hashable, Sendable {
    /// In Postfix's notation, no two of which can be one; ordered.
    let patterns: [AnswerPattern]

    /// RFC 5782 §2.1: the answer of a list that tells nothing else of its answers.
    private static let usual = "127.0.0.2"

    init(_ blocklist: Blocklist) {
        let listings = blocklist.answers.listings.map(\.pattern)
        let all = listings.isEmpty ? [AnswerPattern(Self.usual)].compactMap(\.self) : listings
        let sums = blocklist.answers.isBitmask ? Self.sums(of: all) : all
        patterns = Self.merged(sums)
    }

    /// Every address that matches, in dotted notation; `nil` if there are more than `limit`.
    func addresses(limit: Int) -> [String]? {
        var result: [String] = []
        for pattern in patterns {
            let counts = pattern.octets.map { $0.reduce(0) { $0 + $1.count } }
            guard counts.reduce(result.count == 0 ? 0 : result.count, { max($0, $1) }) <= limit,
                result.count + counts.reduce(1, *) <= limit
            else { return nil }
            var addresses = [""]
            for octet in pattern.octets {
                addresses = addresses.flatMap { head in
                    octet.flatMap { $0 }.map { head.isEmpty ? "\($0)" : "\(head).\($0)" }
                }
            }
            result += addresses
        }
        return result
    }

    /// Patterns that differ in the last octet only become one.
    private static func merged(_ patterns: [AnswerPattern]) -> [AnswerPattern] {
        var groups: [(head: [[ClosedRange<UInt8>]], last: Set<UInt8>)] = []
        for pattern in patterns {
            let head = Array(pattern.octets.dropLast())
            let last = Set(pattern.octets[3].flatMap { $0 })
            if let index = groups.firstIndex(where: { $0.head == head }) {
                groups[index].last.formUnion(last)
            } else {
                groups.append((head, last))
            }
        }
        return groups.compactMap { head, last in
            AnswerPattern((head.map(spelled) + [spelled(ranges(of: last))]).joined(separator: "."))
        }
    }

    /// All sums of the bits that the last octets name: a list may set several at once.
    private static func sums(of patterns: [AnswerPattern]) -> [AnswerPattern] {
        let bits = patterns.reduce(into: Set<UInt8>()) { $0.formUnion($1.octets[3].flatMap { $0 }) }
        let mask = bits.reduce(0, |)
        let sums = (1...UInt8.max).filter { $0 & ~mask == 0 }
        guard let first = patterns.first else { return [] }
        let head = first.octets.dropLast().map(spelled)
        return [AnswerPattern((head + [spelled(ranges(of: Set(sums)))]).joined(separator: "."))]
            .compactMap(\.self)
    }

    private static func ranges(of values: Set<UInt8>) -> [ClosedRange<UInt8>] {
        values.sorted().reduce(into: []) { ranges, value in
            if let last = ranges.last, Int(last.upperBound) + 1 == Int(value) {
                ranges[ranges.count - 1] = last.lowerBound...value
            } else {
                ranges.append(value...value)
            }
        }
    }

    private static func spelled(_ ranges: [ClosedRange<UInt8>]) -> String {
        let parts = ranges.map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)"
        }
        let joined = parts.joined(separator: ";")
        return ranges.count == 1 && ranges[0].count == 1 ? joined : "[\(joined)]"
    }
}
