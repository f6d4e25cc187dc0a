internal import SiteContent

/// Finds the words of a stop list in texts, all in one pass.
struct StopWordFinder: Sendable {
    private struct Entry {
        let stopWord: TextStyle.StopWord
        /// In lower case.
        let bytes: [UInt8]
    }

    private let entries: [Entry]
    /// For each byte, the entries that begin with it.
    private let beginnings: [[Int]]

    init(_ stopWords: [TextStyle.StopWord]) {
        entries = stopWords.map { Entry(stopWord: $0, bytes: Array($0.word.lowercased().utf8)) }
        var beginnings = Array(repeating: [Int](), count: 256)
        for (index, entry) in entries.enumerated() {
            if let first = entry.bytes.first { beginnings[Int(first)].append(index) }
        }
        self.beginnings = beginnings
    }

    /// The words of the list in a text, each with its place.
    func places(in text: String) -> [(stopWord: TextStyle.StopWord, index: String.Index)] {
        // Nearly every text has none, which bytes tell soonest.
        let found = indices(in: Array(text.lowercased().utf8))
        return found.sorted().flatMap { index in
            text.places(of: entries[index].stopWord.word).map { (entries[index].stopWord, $0) }
        }
    }

    /// The entries whose bytes stand somewhere in `bytes`.
    private func indices(in bytes: [UInt8]) -> Set<Int> {
        var found: Set<Int> = []
        for start in bytes.indices {
            for index in beginnings[Int(bytes[start])]
            where bytes[start...].starts(with: entries[index].bytes) {
                found.insert(index)
            }
        }
        return found
    }
}

extension String {
    /// Where a word stands, compared without case; what is no word is found anywhere.
    fileprivate func places(of word: String) -> [String.Index] {
        let isWord = { (character: Character) in character.isLetter || character.isNumber }
        let lowered = word.lowercased()
        let mustStandAlone = word.allSatisfy { isWord($0) || $0 == "-" || $0 == " " }
        return indices.filter { index in
            guard let end = self.index(index, offsetBy: word.count, limitedBy: endIndex),
                self[index..<end].lowercased() == lowered
            else { return false }
            guard mustStandAlone else { return true }
            let before = index == startIndex ? nil : self[self.index(before: index)]
            let after = end == endIndex ? nil : self[end]
            return before.map(isWord) != true && after.map(isWord) != true
        }
    }
}
