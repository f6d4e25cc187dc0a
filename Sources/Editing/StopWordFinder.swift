internal import Rejections
internal import SiteContent

/// Finds the words of a stop list in a text, all in one pass.
struct StopWordFinder: Sendable {
    private struct Entry {
        let stopWord: TextStyle.StopWord
        /// In lower case.
        let bytes: [UInt8]
    }

    private let entries: [Entry]
    /// For each byte, the entries that begin with it.
    private let beginnings: [[Int]]
    /// For each byte, whether an entry begins with it.
    private let isBeginning: [Bool]
    /// Whether all entries are words, which cannot begin inside another word.
    private let areWords: Bool

    init(_ stopWords: [TextStyle.StopWord]) {
        entries = stopWords.map { Entry(stopWord: $0, bytes: Array($0.word.lowercased().utf8)) }
        var beginnings = Array(repeating: [Int](), count: 256)
        for (index, entry) in entries.enumerated() {
            if let first = entry.bytes.first { beginnings[Int(first)].append(index) }
        }
        self.beginnings = beginnings
        isBeginning = beginnings.map { !$0.isEmpty }
        areWords = stopWords.allSatisfy(\.word.isWord)
    }

    /// The stop words in a text, each with its place.
    func places(in text: String) -> [(stopWord: TextStyle.StopWord, index: String.Index)] {
        indices(in: Self.bytes(of: text)).sorted().flatMap { index in
            text.places(of: entries[index].stopWord.word).map { (entries[index].stopWord, $0) }
        }
    }

    /// Whether a stop word may occur in the text that this Markdown becomes.
    func mayOccur(in markdown: String) -> Bool {
        let bytes = Self.bytes(of: markdown)
        // They begin an entity or an escape, so a word may be written in another way (CommonMark
        // §2.4, §2.5).
        let hasEscapes = bytes.contains { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") }
        return hasEscapes || !indices(in: bytes).isEmpty
    }

    /// The text in lower case.
    private static func bytes(of text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        return isASCII ? bytes.map(ASCII.lowercased) : Array(text.lowercased().utf8)
    }

    /// The entries whose bytes occur where a word may begin.
    private func indices(in bytes: [UInt8]) -> Set<Int> {
        var found: Set<Int> = []
        var isInWord = false
        for start in bytes.indices {
            let byte = bytes[start]
            if isBeginning[Int(byte)], !isInWord {
                for index in beginnings[Int(byte)]
                where bytes[start...].starts(with: entries[index].bytes) {
                    found.insert(index)
                }
            }
            isInWord = areWords && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        }
        return found
    }
}

extension String {
    /// Where a word is, compared without case. A sign such as `!` is found anywhere.
    fileprivate func places(of word: String) -> [String.Index] {
        let lowered = word.lowercased()
        let isWord = word.isWord
        return indices.filter { index in
            guard let end = self.index(index, offsetBy: word.count, limitedBy: endIndex),
                self[index..<end].lowercased() == lowered
            else { return false }
            guard isWord else { return true }
            let before = index == startIndex ? nil : self[self.index(before: index)]
            let after = end == endIndex ? nil : self[end]
            return before?.isWordPart != true && after?.isWordPart != true
        }
    }

    /// Whether it is a word, which does not count inside another word.
    fileprivate var isWord: Bool {
        allSatisfy { $0.isWordPart || $0 == "-" || $0 == " " }
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber }
}
