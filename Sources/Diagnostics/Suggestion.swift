/// The known name that a misspelled one was probably meant to be.
package enum Suggestion {
    /// The part of a message that offers the nearest known name, or nothing if none is near.
    ///
    /// `"; did you mean 'ip'?"` for `ipp`. A name is near if at most a third of its letters differ,
    /// or one letter of a short name; or if it is the same with words added, as `no-reverse-dns` is
    /// for `no-reverse`.
    package static func clause(for name: String, among known: some Sequence<String>) -> String {
        let candidates = known.map { (distance(name, $0), $0) }.filter { distance, candidate in
            distance <= max(1, name.count / 3) && distance < name.count
                || name.count > 2 && candidate.hasPrefix("\(name)-")
        }
        guard let best = candidates.min(by: <) else { return "" }
        return "; did you mean '\(best.1)'?"
    }

    /// The edit distance in characters, where swapping two adjacent characters counts as one edit
    /// (optimal string alignment).
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var rows = [Array(0...right.count)]
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let substitution = rows[i][j] + (left[i] == right[j] ? 0 : 1)
                var best = min(substitution, rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
