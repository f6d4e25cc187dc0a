/// A pattern whose words a `WordFinder` knows.
struct CompiledPattern {
    /// The numbers of its words, in order; a gap is between two of them.
    let words: [Int]
    private let isWhole: (start: Bool, end: Bool)

    init(_ pattern: WordPattern, _ finder: inout WordFinder) {
        words = pattern.pieces.compactMap { piece in
            guard case .words(let words) = piece else { return nil }
            return finder.add(Array(words.utf8))
        }
        isWhole = pattern.isWhole
    }

    /// Where the pattern ends in a reply, each time that it occurs.
    /// - Parameter found: what the finder found in the reply.
    func ends(in reply: NormalReply, _ found: [Int: [Int]], _ lengths: [Int]) -> [Int] {
        var ends: [Int] = []
        for (index, word) in words.enumerated() {
            var starts = found[word] ?? []
            if index == 0 {
                if isWhole.start { starts.removeAll { !reply.begins(at: $0) } }
            } else {
                starts = Self.reachable(starts, from: ends)
            }
            ends = starts.map { $0 + lengths[word] }
            if ends.isEmpty { return [] }
        }
        return isWhole.end ? ends.filter(reply.ends) : ends
    }

    /// The starts that at most a gap separates from one of the ends before; both are in order.
    private static func reachable(_ starts: [Int], from ends: [Int]) -> [Int] {
        var next = 0
        return starts.filter { start in
            while next < ends.count, ends[next] <= start { next += 1 }
            return next > 0 && start - ends[next - 1] <= WordPattern.longestGap
        }
    }
}
