/// A piece of a text up to the end of a sentence, or up to the end of the text: its words counted.
struct SentenceFragment {
    private(set) var wordCount = 0
    /// LIX: a word of more than six letters is long.
    private(set) var longWordCount = 0
    /// Whether the sentence ends with it.
    private(set) var isEnd = false

    /// The text cut behind each sentence.
    static func all(in text: String) -> [SentenceFragment] {
        var pieces: [SentenceFragment] = []
        var piece = SentenceFragment()
        let classes = CharacterClass.all(in: text)
        var start = 0
        while start < classes.count {
            var end = start
            while end < classes.count, classes[end] != .space { end += 1 }
            piece.addWords(of: classes, start, end)
            if endsSentence(classes, start, end) {
                piece.isEnd = true
                pieces.append(piece)
                piece = SentenceFragment()
            }
            start = end + 1
        }
        if piece.wordCount > 0 { pieces.append(piece) }
        return pieces
    }

    /// Counts what stands between two spaces. A hyphen or an apostrophe parts no word.
    private mutating func addWords(of classes: [CharacterClass], _ start: Int, _ end: Int) {
        var length = 0
        var isWord = false
        for index in start...end {
            switch index < end ? classes[index] : .space {
            case .letter, .digit, .mark:
                length += 1
                isWord = true
            case .hyphen, .apostrophe: length += 1
            case .space, .closer, .stop, .end, .other:
                if isWord {
                    wordCount += 1
                    if length > 6 { longWordCount += 1 }
                }
                (length, isWord) = (0, false)
            }
        }
    }

    private static func endsSentence(
        _ classes: [CharacterClass], _ start: Int, _ end: Int
    ) -> Bool {
        var end = end
        while end > start, [.closer, .apostrophe].contains(classes[end - 1]) { end -= 1 }
        guard end > start else { return false }
        if classes[end - 1] == .end { return true }
        guard classes[end - 1] == .stop else { return false }
        // "z. B." and "1." end no sentence.
        let isLetter = end - start == 2 && classes[start] == .letter
        let isNumber = end - start > 1 && (start..<end - 1).allSatisfy { classes[$0] == .digit }
        return !isLetter && !isNumber
    }
}

/// What a character means to words and sentences.
private enum CharacterClass {
    case space
    case letter
    case digit
    /// What stands on a letter.
    case mark
    case hyphen
    case apostrophe
    /// What may stand behind the end of a sentence.
    case closer
    case stop
    /// Another end of a sentence.
    case end
    case other

    static func all(in text: String) -> [CharacterClass] {
        // Nearly all characters are ASCII, of which no table of Unicode need be asked.
        let (bytes, ascii) = (Array(text.utf8), ascii)
        guard bytes.allSatisfy({ $0 < 0x80 }) else {
            return text.unicodeScalars.map {
                $0.isASCII ? ascii[Int($0.value)] : CharacterClass($0)
            }
        }
        return bytes.map { ascii[Int($0)] }
    }

    private static let ascii = (UInt8.min..<0x80).map { CharacterClass(Unicode.Scalar($0)) }

    private init(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\0"..." ": self = .space
        case "0"..."9": self = .digit
        case "-": self = .hyphen
        case "'": self = .apostrophe
        case "\"", ")", "]", "”", "“", "’", "‘", "»", "«": self = .closer
        case ".": self = .stop
        case "?", "!", "…": self = .end
        default:
            let properties = scalar.properties
            if properties.isWhitespace {
                self = .space
            } else if properties.isAlphabetic {
                self = .letter
            } else if properties.numericType != nil
                || properties.generalCategory == .nonspacingMark
            {
                self = .mark
            } else {
                self = .other
            }
        }
    }
}
