internal import Rejections

/// The responses of a blocklist that are listings. A mail server that queries a list without such a
/// filter rejects all mail as soon as the list responds with `127.255.255.254`.
struct ReturnCodeFilter: Hashable, Sendable {
    /// As few patterns as possible, in order.
    let patterns: [AnswerPattern]

    init(_ blocklist: Blocklist) {
        patterns = blocklist.answers.filter
    }

    /// Every address that matches, one per pattern; `nil` if there are more than `limit`.
    func addresses(limit: Int) -> [AnswerPattern]? {
        let count = patterns.reduce(0) { $0 + $1.values.reduce(1) { $0 * $1.count } }
        return count <= limit ? patterns.flatMap(\.addresses) : nil
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
