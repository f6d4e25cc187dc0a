internal import CommonMark
internal import Diagnostics

/// A sentence of a text, which may go through several nodes: its length and where it begins.
struct Sentence {
    let position: Position
    private(set) var wordCount = 0
    /// How many of the words count as long, see `SentenceFragment`.
    private(set) var longWordCount = 0

    /// The sentences of the paragraphs and list items; headings and code blocks have none.
    static func all(in events: ArraySlice<Event>, of body: ReviewedBody) -> [Sentence] {
        var sentences: [Sentence] = []
        var open: Sentence?
        var isHeading = false
        func end() {
            if let sentence = open, sentence.wordCount > 0 { sentences.append(sentence) }
            open = nil
        }
        for event in events {
            switch event.kind {
            case .heading: isHeading = event.isEntering
            case .paragraph: end()
            case .code where !isHeading:
                var sentence = open ?? Sentence(position: body.position(of: event))
                sentence.wordCount += 1
                open = sentence
            case .text(let text) where !isHeading:
                for fragment in SentenceFragment.all(in: text) {
                    var sentence =
                        open
                        ?? Sentence(position: body.position(of: fragment.start, in: text, event))
                    sentence.wordCount += fragment.wordCount
                    sentence.longWordCount += fragment.longWordCount
                    open = sentence
                    if fragment.isEnd { end() }
                }
            default: break
            }
        }
        end()
        return sentences
    }

    private init(position: Position) {
        self.position = position
    }
}
