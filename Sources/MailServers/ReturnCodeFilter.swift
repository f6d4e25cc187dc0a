internal import Rejections

/// The responses of a blocklist that are listings. A mail server that queries a list without such a
/// filter rejects all mail as soon as the list responds with `127.255.255.254`.
struct ReturnCodeFilter: Hashable, Sendable {
    /// As few patterns as possible, in order.
    let patterns: [AnswerPattern]

    /// RFC 5782 §2.1: the response of a list that does not document its responses.
    private static let usual = "127.0.0.2"

    init(_ blocklist: Blocklist) {
        let listings = blocklist.answers.listings.map(\.pattern)
        let all = listings.isEmpty ? [AnswerPattern(Self.usual)].compactMap(\.self) : listings
        patterns = Self.merged(
            blocklist.answers.isBitmask ? Self.sums(of: all) : all.map(\.values))
    }

    /// Every address that matches, one per pattern; `nil` if there are more than `limit`.
    func addresses(limit: Int) -> [AnswerPattern]? {
        let count = patterns.reduce(0) { $0 + $1.values.reduce(1) { $0 * $1.count } }
        return count <= limit ? patterns.flatMap(\.addresses) : nil
    }

    /// Patterns that differ in the last octet only become one.
    private static func merged(_ patterns: [[Set<UInt8>]]) -> [AnswerPattern] {
        var groups: [[Set<UInt8>]] = []
        for octets in patterns {
            if let index = groups.firstIndex(where: { $0.dropLast() == octets.dropLast() }) {
                groups[index][3].formUnion(octets[3])
            } else {
                groups.append(octets)
            }
        }
        return groups.compactMap(AnswerPattern.init(octets:))
    }

    /// All sums of the bits in the last octets: a list may set several of them at once.
    private static func sums(of patterns: [AnswerPattern]) -> [[Set<UInt8>]] {
        guard let first = patterns.first else { return [] }
        let bits = patterns.flatMap { $0.values[3] }.reduce(0, |)
        let sums = (1...UInt8.max).filter { $0 & ~bits == 0 }
        return [first.values.dropLast() + [Set(sums)]]
    }
}

extension AnswerPattern {
    /// For each octet the values that it may have.
    fileprivate var values: [Set<UInt8>] { octets.map { Set($0.joined()) } }

    /// The addresses that match, in order, each as a pattern of its own.
    fileprivate var addresses: [AnswerPattern] {
        octets.reduce([[]]) { heads, ranges in
            heads.flatMap { head in ranges.joined().map { head + [Set([$0])] } }
        }.compactMap(AnswerPattern.init(octets:))
    }
}
