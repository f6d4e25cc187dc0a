internal import CommonMark
internal import Diagnostics
internal import SiteContent
internal import SourceFiles

/// Warns where a text does not read as its language's `style` asks.
struct StyleChecker {
    let text: ReasonText
    let style: TextStyle
    /// For the stop list of `style`.
    let stopWords: StopWordFinder

    func check(into diagnostics: inout Diagnostics) {
        let events = text.eventsWithoutTags(keepsKnown: false)
        let middle = events.firstIndex(where: \.isThematicBreak) ?? events.endIndex
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
        for source in [text.title, text.short, text.summary, text.forward].compactMap(\.self) {
            for (stopWord, index) in stopWords.places(in: source.text) {
                diagnostics.warning(
                    text.path, source.position(of: index), Self.message(stopWord))
            }
        }
        // Nearly every text has none, which one look at the whole of it tells soonest.
        guard stopWords.mayStand(in: text.body.text) else { return }
        for event in events where event.isEntering {
            guard case .text(let words) = event.kind else { continue }
            for (stopWord, _) in stopWords.places(in: words) {
                diagnostics.warning(
                    text.path, place(event.position), Self.message(stopWord))
            }
        }
    }

    private static func message(_ stopWord: TextStyle.StopWord) -> String {
        "'\(stopWord.word)' is on the stop list; write \(stopWord.instead)"
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
    private func sentences(_ events: ArraySlice<Event>) -> [Sentence] {
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
                for piece in SentenceFragment.all(in: text) {
                    var sentence = open ?? Sentence(position: event.position)
                    sentence.wordCount += piece.wordCount
                    sentence.longWordCount += piece.longWordCount
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
