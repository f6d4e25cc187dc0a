internal import CommonMark
internal import Diagnostics
internal import SiteContent

/// Warns where a text does not read as its language's `style` asks.
struct StyleChecker {
    let text: ReasonText
    let style: TextStyle

    func check(into diagnostics: inout Diagnostics) {
        let events = Document(text.body.withoutTags(keepsKnown: false)).events
        let middle = events.firstIndex { $0.kind == .thematicBreak } ?? events.endIndex
        let sender = sentences(events[..<middle])
        let administrator = sentences(events[middle...])
        checkLength(of: sender + administrator, into: &diagnostics)
        checkReadability(of: sender, into: &diagnostics)
        checkStopWords(events, into: &diagnostics)
    }

    private func checkLength(of sentences: [Sentence], into diagnostics: inout Diagnostics) {
        guard let longest = style.longestSentence else { return }
        for sentence in sentences where sentence.wordCount > longest {
            diagnostics.warning(
                text.path, place(sentence.position),
                "a sentence of \(sentence.wordCount) words; make it two, with at most \(longest) "
                    + "words each")
        }
    }

    private func checkReadability(of sentences: [Sentence], into diagnostics: inout Diagnostics) {
        let words = sentences.reduce(0) { $0 + $1.wordCount }
        guard words > 0 else { return }
        let place = place(.start)
        let average = Double(words) / Double(sentences.count)
        if let most = style.wordsPerSentence, average > Double(most) {
            diagnostics.warning(
                text.path, place,
                "the sender's part has \(rounded(average)) words a sentence; write shorter ones, "
                    + "at most \(most) on average")
        }
        let long = sentences.reduce(0) { $0 + $1.longWordCount }
        let lix = average + 100 * Double(long) / Double(words)
        if let most = style.lix, lix > Double(most) {
            diagnostics.warning(
                text.path, place,
                "the sender's part is hard to read: LIX \(rounded(lix)), at most \(most) is "
                    + "asked for; write shorter sentences and shorter words")
        }
    }

    private func rounded(_ number: Double) -> Double {
        (number * 10).rounded() / 10
    }

    // MARK: Stop words

    private func checkStopWords(_ events: [Event], into diagnostics: inout Diagnostics) {
        for stopWord in style.stopWords {
            let message = "'\(stopWord.word)' is on the stop list; write \(stopWord.instead)"
            let sources = [text.title, text.short, text.summary, text.forward].compactMap(\.self)
            for source in sources {
                for index in source.text.places(of: stopWord.word) {
                    diagnostics.warning(text.path, source.position(of: index), message)
                }
            }
            for event in events where event.isEntering {
                guard case .text(let words) = event.kind else { continue }
                for _ in words.places(of: stopWord.word) {
                    diagnostics.warning(text.path, place(event.position), message)
                }
            }
        }
    }

    /// A place in the body as one in the file.
    private func place(_ position: Position) -> Position {
        Position(line: position.line + text.body.origin.line - 1, column: position.column)
    }

    // MARK: Sentences

    private struct Sentence {
        var position: Position
        var wordCount = 0
        var longWordCount = 0
    }

    /// The sentences of the paragraphs and list items; headings and code blocks have none.
    private func sentences(_ events: some Sequence<Event>) -> [Sentence] {
        var result: [Sentence] = []
        var open: Sentence?
        var isHeading = false
        func end() {
            if let sentence = open, sentence.wordCount > 0 { result.append(sentence) }
            open = nil
        }
        for event in events {
            switch event.kind {
            case .heading: isHeading = event.isEntering
            case .paragraph: end()
            case .code where !isHeading:
                var sentence = open ?? Sentence(position: event.position)
                sentence.wordCount += 1
                open = sentence
            case .text(let text) where !isHeading:
                for piece in text.sentencePieces {
                    var sentence = open ?? Sentence(position: event.position)
                    sentence.wordCount += piece.words.count
                    // LIX: a word of more than six letters is long.
                    sentence.longWordCount += piece.words.count { $0.count > 6 }
                    open = sentence
                    if piece.isEnd { end() }
                }
            default: break
            }
        }
        end()
        return result
    }
}

extension String {
    /// The text cut behind each sentence.
    fileprivate var sentencePieces: [(words: [Substring], isEnd: Bool)] {
        var pieces: [(words: [Substring], isEnd: Bool)] = []
        var words: [Substring] = []
        for chunk in split(whereSeparator: \.isWhitespace) {
            let inner = chunk.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" }
            words += inner.filter { $0.contains { $0.isLetter || $0.isNumber } }
            let core = chunk.trimmingEnd { "\"')]”“’‘»«".contains($0) }
            if let last = core.last, ".?!…".contains(last), !core.isAbbreviation {
                pieces.append((words, true))
                words = []
            }
        }
        if !words.isEmpty { pieces.append((words, false)) }
        return pieces
    }

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

extension Substring {
    /// Whether its full stop ends no sentence, as in "z. B." and "1.".
    fileprivate var isAbbreviation: Bool {
        let word = dropLast()
        guard last == ".", let first = word.first else { return false }
        return word.count == 1 && first.isLetter || word.allSatisfy(\.isNumber)
    }

    fileprivate func trimmingEnd(while condition: (Character) -> Bool) -> Substring {
        var result = self
        while let last = result.last, condition(last) { result.removeLast() }
        return result
    }
}
