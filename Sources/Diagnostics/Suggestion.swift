/// The known name that a misspelled one was probably meant to be.
package enum Suggestion {
    /// The part of a message that offers the nearest known name, or nothing if none is near.
    ///
    /// `"; did you mean 'ip'?"` for `ipp`. Near means: at most a third of the letters differ.
    package static func clause(for name: String, among known: some Sequence<String>) -> String {
        let candidates = known.map { (distance(name, $0), $0) }.filter {
            $0.0 <= max(1, name.count / 3)
        }
        guard let best = candidates.min(by: <) else { return "" }
        return "; did you mean '\(best.1)'?"
    }

    /// Levenshtein's edit distance, in characters.
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let substitution = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
