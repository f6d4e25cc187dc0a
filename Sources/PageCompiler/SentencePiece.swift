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
        let scalars = Array(text.unicodeScalars)
        var start = 0
        while start < scalars.count {
            let end = scalars[start...].firstIndex(where: \.isSpace) ?? scalars.count
            if start < end {
                let chunk = scalars[start..<end]
                piece.addWords(of: chunk)
                if endsSentence(chunk) {
                    piece.isEnd = true
                    pieces.append(piece)
                    piece = SentencePiece()
                }
            }
            start = end + 1
        }
        if piece.wordCount > 0 { pieces.append(piece) }
        return pieces
    }

    /// A hyphen or an apostrophe parts no word.
    private mutating func addWords(of chunk: ArraySlice<Unicode.Scalar>) {
        var length = 0
        var isWord = false
        func end(_ piece: inout SentencePiece) {
            if isWord {
                piece.wordCount += 1
                if length > 6 { piece.longWordCount += 1 }
            }
            (length, isWord) = (0, false)
        }
        for scalar in chunk {
            if scalar.isWordPart {
                (length, isWord) = (length + 1, true)
            } else if scalar == "-" || scalar == "'" {
                length += 1
            } else {
                end(&self)
            }
        }
        end(&self)
    }

    private static func endsSentence(_ chunk: ArraySlice<Unicode.Scalar>) -> Bool {
        var core = chunk
        while let last = core.last, isCloser(last) { core.removeLast() }
        guard let last = core.popLast(), isEnd(last) else { return false }
        guard last == ".", let first = core.first else { return true }
        // "z. B." and "1." end no sentence.
        let isAbbreviation =
            core.count == 1 && first.properties.isAlphabetic
            || core.allSatisfy { ("0"..."9").contains($0) }
        return !isAbbreviation
    }

    /// What may stand behind the end of a sentence.
    private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", ")", "]", "”", "“", "’", "‘", "»", "«": true
        default: false
        }
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "?", "!", "…": true
        default: false
        }
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
