/// A part of a text up to the end of a sentence, or up to the end of the text, with its words
/// counted.
struct SentenceFragment {
    /// Where it begins, after white space.
    let start: String.Index
    private(set) var wordCount = 0
    /// Words of more than six letters, which LIX counts as long.
    private(set) var longWordCount = 0
    /// Whether the sentence ends with it.
    private(set) var isEnd = false

    private init(start: String.Index) {
        self.start = start
    }

    /// The text, cut after each sentence.
    static func all(in text: String) -> [SentenceFragment] {
        var fragments: [SentenceFragment] = []
        let classes = CharacterClass.all(in: text)
        var open: SentenceFragment?
        var start = 0
        while start < classes.count {
            var end = start
            while end < classes.count, classes[end] != .space { end += 1 }
            if end > start {
                var fragment = open ?? SentenceFragment(start: text.scalarIndex(start))
                fragment.addWords(of: classes, start, end)
                fragment.isEnd = endsSentence(classes, start, end)
                if fragment.isEnd { fragments.append(fragment) }
                open = fragment.isEnd ? nil : fragment
            }
            start = end + 1
        }
        if let open, open.wordCount > 0 { fragments.append(open) }
        return fragments
    }

    /// Counts the words between two spaces. A hyphen or an apostrophe does not end a word.
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
        // "z. B." and "1." do not end a sentence.
        let isLetter = end - start == 2 && classes[start] == .letter
        let isNumber = end - start > 1 && (start..<end - 1).allSatisfy { classes[$0] == .digit }
        return !isLetter && !isNumber
    }
}

extension String {
    /// The index of the scalar with this number.
    fileprivate func scalarIndex(_ offset: Int) -> Index {
        unicodeScalars.index(startIndex, offsetBy: offset)
    }
}

/// What a character means for words and sentences.
private enum CharacterClass {
    case space
    case letter
    case digit
    /// An accent on a letter, or another sign that is part of a word.
    case mark
    case hyphen
    case apostrophe
    /// May follow the end of a sentence.
    case closer
    case stop
    /// Always ends a sentence.
    case end
    case other

    static func all(in text: String) -> [CharacterClass] {
        // Nearly all characters are ASCII, which needs no look at the tables of Unicode.
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
