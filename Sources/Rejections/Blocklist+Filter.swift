extension Blocklist.Answers {
    /// The answers that are listings, as few patterns as possible: what a mail server must compare a
    /// response with.
    package var filter: [AnswerPattern] {
        // RFC 5782 §2.1: the response of a list that does not document its responses.
        let usual = [AnswerPattern("127.0.0.2")].compactMap(\.self)
        let all = listings.isEmpty ? usual : listings.map(\.pattern)
        return AnswerPattern.merged(isBitmask ? Self.sums(of: all) : all.map(\.values))
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
    package var values: [Set<UInt8>] { octets.map { Set($0.joined()) } }

    /// The addresses that match, in order, each as a pattern of its own.
    package var addresses: [AnswerPattern] {
        octets.reduce([[]]) { heads, ranges in
            heads.flatMap { head in ranges.joined().map { head + [Set([$0])] } }
        }.compactMap(AnswerPattern.init(octets:))
    }

    /// Patterns for all addresses whose octets have one of these values: those that differ in the last
    /// octet only become one.
    /// - Parameter addresses: for each octet the values that it may have.
    package static func merged(_ addresses: [[Set<UInt8>]]) -> [AnswerPattern] {
        var groups: [[Set<UInt8>]] = []
        for octets in addresses {
            if let index = groups.firstIndex(where: { $0.dropLast() == octets.dropLast() }) {
                groups[index][3].formUnion(octets[3])
            } else {
                groups.append(octets)
            }
        }
        return groups.compactMap(AnswerPattern.init(octets:))
    }
}
