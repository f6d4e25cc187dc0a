import Testing

@testable import Editing

@Suite struct SentenceFragmentTests {
    /// Each fragment as `start:words/long words`, with a period if a sentence ends.
    private func fragments(_ text: String) -> [String] {
        SentenceFragment.all(in: text).map { fragment in
            let start = text.distance(from: text.startIndex, to: fragment.start)
            let end = fragment.isEnd ? "." : ""
            return "\(start):\(fragment.wordCount)/\(fragment.longWordCount)\(end)"
        }
    }

    @Test(
        "a text is cut after each sentence",
        arguments: [
            ("", []), (" ", []), ("Go on", ["0:2/0"]), ("Go on.", ["0:2/0."]),
            ("Go on. Stop! Why? Well… Yes", ["0:2/0.", "7:1/0.", "13:1/0.", "18:1/0.", "24:1/0"]),
            (" Go.  Stop.", ["1:1/0.", "6:1/0."]), ("Go.\u{A0}Stop.", ["0:1/0.", "4:1/0."]),
            ("Äöü. SS", ["0:1/0.", "5:1/0"]), ("👩‍👩‍👧 go. Stop.", ["0:1/0.", "6:1/0."]),
            ("日本語。", ["0:1/0"]), ("...", ["0:0/0."]),
        ])
    func sentences(text: String, expected: [String]) {
        #expect(fragments(text) == expected)
    }

    @Test(
        "closing marks belong to the sentence before them",
        arguments: ["(Go on.)", "\"Go on.\"", "“Go on.”", "»Go on.«", "'Go on.'", "(“Go on.”)"])
    func closers(text: String) {
        #expect(fragments(text) == ["0:2/0."])
    }

    @Test(
        "an abbreviation or a number does not end a sentence",
        arguments: [
            ("z. B. so.", "0:3/0."), ("e. g. so.", "0:3/0."), ("the 24. of May.", "0:4/0."),
            ("1. Go.", "0:2/0."),
        ])
    func abbreviations(text: String, expected: String) {
        #expect(fragments(text) == [expected])
    }

    @Test(
        "words are counted between white space and punctuation",
        arguments: [
            ("well-known e-mail", "0:2/1"), ("don’t don't", "0:3/0"), ("a/b (c) [d]", "0:4/0"),
            ("192.0.2.1", "0:4/0"), ("- — …go", "0:1/0"), ("cafe\u{301}", "0:1/0"),
        ])
    func words(text: String, expected: String) {
        #expect(fragments(text) == [expected])
    }

    @Test(
        "a word of more than six letters is long",
        arguments: [
            ("letter", 0), ("letters", 1), ("Größen", 0), ("größere", 1), ("no-one-else", 1),
            ("1234567", 1),
        ])
    func long(text: String, count: Int) {
        #expect(SentenceFragment.all(in: text).map(\.longWordCount) == [count])
    }
}
