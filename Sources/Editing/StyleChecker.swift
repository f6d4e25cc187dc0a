internal import CommonMark
internal import Diagnostics
internal import SiteContent
internal import SourceFiles

/// Warns where a text does not read as the `style` of its language asks.
struct StyleChecker {
    let text: PageText
    let style: TextStyle
    /// For the stop words of `style`.
    let stopWords: StopWordFinder

    func check(into diagnostics: inout Diagnostics) {
        let body = ReviewedBody(text, .plain)
        let events = body.events
        let middle = events.firstIndex(where: \.isThematicBreak) ?? events.endIndex
        let sender = Sentence.all(in: events[..<middle], of: body)
        let administrator = Sentence.all(in: events[middle...], of: body)
        checkLength(of: sender + administrator, into: &diagnostics)
        checkReadability(of: sender, into: &diagnostics)
        checkStopWords(in: body, into: &diagnostics)
    }

    private func checkLength(of sentences: [Sentence], into diagnostics: inout Diagnostics) {
        guard let longest = style.longestSentence else { return }
        for sentence in sentences where sentence.wordCount > longest {
            diagnostics.warning(
                text.path, sentence.position,
                "a sentence of \(sentence.wordCount) words; split it into sentences of at most "
                    + "\(longest) words")
        }
    }

    private func checkReadability(of sentences: [Sentence], into diagnostics: inout Diagnostics) {
        let words = sentences.reduce(0) { $0 + $1.wordCount }
        guard words > 0 else { return }
        let average = Double(words) / Double(sentences.count)
        if let most = style.wordsPerSentence, average > Double(most) {
            diagnostics.warning(
                text.path, text.body.origin,
                "the sender's part averages \(rounded(average)) words per sentence, more than "
                    + "\(most); write shorter sentences")
        }
        let long = sentences.reduce(0) { $0 + $1.longWordCount }
        let lix = average + 100 * Double(long) / Double(words)
        if let most = style.lix, lix > Double(most) {
            diagnostics.warning(
                text.path, text.body.origin,
                "the sender's part is hard to read: LIX \(rounded(lix)), more than \(most); write "
                    + "shorter sentences and shorter words")
        }
    }

    private func rounded(_ number: Double) -> Double {
        (number * 10).rounded() / 10
    }

    private func checkStopWords(in body: ReviewedBody, into diagnostics: inout Diagnostics) {
        func warn(_ stopWord: TextStyle.StopWord, at position: Position) {
            diagnostics.warning(
                text.path, position,
                "'\(stopWord.word)' is on the stop list; write \(stopWord.instead)")
        }
        for source in text.frontMatter {
            for (stopWord, index) in stopWords.places(in: source.text) {
                warn(stopWord, at: source.position(of: index))
            }
        }
        // Most texts have none, which one look at all of it shows fastest.
        guard stopWords.mayOccur(in: text.body.text) else { return }
        for event in body.events where event.isEntering {
            guard case .text(let words) = event.kind else { continue }
            for (stopWord, index) in stopWords.places(in: words) {
                warn(stopWord, at: body.position(of: index, in: words, event))
            }
        }
    }
}
