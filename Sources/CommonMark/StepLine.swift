/// The words of a step on one line, with single spaces for every reader: the space between a section
/// and what is always shown is in the section.
struct StepLine {
    private(set) var text = ""
    /// A section that is open, or what is outside of all.
    private struct Level {
        /// Whether every reader who sees it sees something in it before what comes next.
        var hasText: Bool
        /// The sections that have ended in it.
        var ended: Set<Int> = []
    }

    /// The last one is the innermost.
    private var levels = [Level(hasText: false)]
    /// The sections that have begun, but have no word yet.
    private var pending: [SectionMarker] = []
    /// How long the text is without the ends of sections after its last word.
    private var lengthOfWords = 0
    private var isAfterSpace = false

    init(_ text: String) {
        let bytes = Array(text.utf8)
        SectionMarker.scan(bytes) { range in
            append(String(decoding: bytes[range], as: UTF8.self))
        } marker: { marker in
            if marker.edge == .begin {
                pending.append(marker)
            } else if pending.popLast() == nil {
                self.text += marker.word
                end(marker.section)
            }
        }
    }

    private mutating func end(_ section: Int) {
        levels.removeLast()
        levels[levels.count - 1].ended.insert(section)
        // Who does not see a section sees its opposite.
        if levels[levels.count - 1].ended.contains(section ^ 1) {
            levels[levels.count - 1].hasText = true
        }
    }

    private mutating func append(_ literal: String) {
        if literal.first?.isWhitespace == true { isAfterSpace = true }
        for word in literal.split(whereSeparator: \.isWhitespace) {
            append(word: word)
            isAfterSpace = true
        }
        if literal.last?.isWhitespace == false { isAfterSpace = false }
    }

    private mutating func append(word: Substring) {
        let precedes = levels.last?.hasText == true
        if isAfterSpace, !text.isEmpty, !precedes {
            let end = text.utf8.index(text.startIndex, offsetBy: lengthOfWords)
            text.insert(" ", at: end)
        }
        for marker in pending {
            text += marker.word
            levels.append(Level(hasText: precedes))
        }
        pending = []
        if isAfterSpace, precedes { text += " " }
        text += word
        levels[levels.count - 1].hasText = true
        lengthOfWords = text.utf8.count
    }
}
