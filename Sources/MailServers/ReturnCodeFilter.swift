internal import Rejections

/// The responses of a blocklist that are listings. A mail server that queries a list without such a
/// filter rejects all mail as soon as the list responds with `127.255.255.254`.
struct ReturnCodeFilter: Hashable, Sendable {
    /// As few patterns as possible, in order.
    let patterns: [AnswerPattern]

    init(_ blocklist: Blocklist) {
        patterns = blocklist.answers.filter
    }

    /// The responses that mean a part of a combined list.
    init(_ part: Blocklist.Part, of blocklist: Blocklist) {
        let whole = ReturnCodeFilter(blocklist)
        guard blocklist.answers.isBitmask else {
            self = whole.intersection(ReturnCodeFilter(part.codes.map(\.values)))
            return
        }
        let bits = part.codes.flatMap { $0.values[3] }.reduce(0, |)
        self.init(
            whole.patterns.map { pattern in
                pattern.values.dropLast() + [pattern.values[3].filter { $0 & bits != 0 }]
            })
    }

    /// - Parameter responses: for each octet the values that it may have.
    private init(_ responses: [[Set<UInt8>]]) {
        patterns = AnswerPattern.merged(responses)
    }

    var isEmpty: Bool { patterns.isEmpty }

    /// The responses that this filter has and another one does not.
    func subtracting(_ other: ReturnCodeFilter) -> ReturnCodeFilter {
        combined(with: other) { $0.subtracting($1) }
    }

    /// The responses that both filters have.
    func intersection(_ other: ReturnCodeFilter) -> ReturnCodeFilter {
        combined(with: other) { $0.intersection($1) }
    }

    /// Combines the last octets of responses that are the same up to there.
    private func combined(
        with other: ReturnCodeFilter, _ operation: (Set<UInt8>, Set<UInt8>) -> Set<UInt8>
    ) -> ReturnCodeFilter {
        ReturnCodeFilter(
            patterns.map(\.values).map { mine in
                let theirs = other.patterns.map(\.values).first { $0.dropLast() == mine.dropLast() }
                return mine.dropLast() + [operation(mine[3], theirs?[3] ?? [])]
            })
    }

    /// Every address that matches, one per pattern; `nil` if there are more than `limit`.
    func addresses(limit: Int) -> [AnswerPattern]? {
        let count = patterns.reduce(0) { $0 + $1.values.reduce(1) { $0 * $1.count } }
        return count <= limit ? patterns.flatMap(\.addresses) : nil
    }
}
