/// A piece of a text up to the end of a sentence, or up to the end of the text: its words counted.
struct SentencePiece {
    private(set) var wordCount = 0
    /// LIX: a word of more than six letters is long.
    private(set) var longWordCount = 0
    /// Whether the sentence ends with it.
    private(set) var isEnd = false

    /// The text cut behind each sentence.
    static func all(in text: String) -> [SentencePiece] {
        var pieces: [SentencePiece] = []
        var piece = SentencePiece()
        for chunk in text.unicodeScalars.split(whereSeparator: \.isSpace) {
            piece.addWords(of: chunk)
            guard endsSentence(chunk) else { continue }
            piece.isEnd = true
            pieces.append(piece)
            piece = SentencePiece()
        }
        if piece.wordCount > 0 { pieces.append(piece) }
        return pieces
    }

    /// A hyphen or an apostrophe parts no word.
    private mutating func addWords(of chunk: Substring.UnicodeScalarView) {
        for run in chunk.split(whereSeparator: { !$0.isWordPart && $0 != "-" && $0 != "'" })
        where run.contains(where: \.isWordPart) {
            wordCount += 1
            if run.count > 6 { longWordCount += 1 }
        }
    }

    private static func endsSentence(_ chunk: Substring.UnicodeScalarView) -> Bool {
        var core = chunk
        while let last = core.last, "\"')]”“’‘»«".unicodeScalars.contains(last) {
            core.removeLast()
        }
        guard let last = core.popLast(), ".?!…".unicodeScalars.contains(last) else { return false }
        guard last == ".", let first = core.first else { return true }
        // "z. B." and "1." end no sentence.
        let isAbbreviation =
            core.count == 1 && first.properties.isAlphabetic
            || core.allSatisfy { ("0"..."9").contains($0) }
        return !isAbbreviation
    }
}

extension Unicode.Scalar {
    /// Whether it parts words; nearly all are ASCII, of which no table need be asked.
    fileprivate var isSpace: Bool {
        isASCII ? value <= 0x20 : properties.isWhitespace
    }

    /// Whether it is a letter, a mark on one, or a digit.
    fileprivate var isWordPart: Bool {
        if isASCII {
            return ("a"..."z").contains(self) || ("A"..."Z").contains(self)
                || ("0"..."9").contains(self)
        }
        return properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory == .nonspacingMark
    }
}
