import Diagnostics
import SiteContent
import Testing

@testable import Editing

@Suite struct StyleCheckerTests {
    private func warnings(_ text: PageText, _ style: TextStyle) -> [String] {
        var diagnostics = Diagnostics()
        StyleChecker(text: text, style: style, stopWords: StopWordFinder(style.stopWords))
            .check(into: &diagnostics)
        return diagnostics.sorted.map(\.description)
    }

    private func words(_ count: Int) -> String {
        Array(repeating: "word", count: count).joined(separator: " ")
    }

    @Test func `a language without a style gets no warnings`() {
        #expect(warnings(PageText("1. \(words(100))! spam"), TextStyle()) == [])
    }

    // MARK: Sentences

    @Test(
        "a long sentence is reported where it begins",
        arguments: [
            ("one two three four.", 10, 1), ("Go. One two three four.", 10, 5),
            ("1. Äh. One two three four.", 10, 8), ("a\nbe. One two three four.", 11, 5),
            ("👩‍👩‍👧 go. One two three four.", 10, 7), ("日本語\\*. One two three four.", 10, 8),
            ("A &amp; Be. One two three four.", 10, 13), ("*One* two `three` four.", 10, 2),
            ("- Go.\n  - One two\n    three four.", 11, 5), ("`one` two three four.", 10, 1),
            ("{{organization}} go. One two three four.", 10, 22),
            ("{{#ip}}No {{ip}}.{{/ip}} One two three four.", 10, 26),
            ("{{#ip}}No\n{{ip}}.{{/ip}}\n\nGo. One two three four.", 13, 5),
        ])
    func longSentence(body: String, line: Int, column: Int) {
        #expect(
            warnings(PageText(body), TextStyle(longestSentence: 3)) == [
                "en.md:\(line):\(column): warning: a sentence of 4 words; split it into sentences "
                    + "of at most 3 words"
            ])
    }

    @Test(
        "headings and code blocks have no sentences, and blocks end one",
        arguments: [
            "## One two three four", "```\none two three four\n```", "One two\n\nthree four",
            "- one two\n- three four", "> one two\n\nthree four", "One `two`. Three four.",
            "{{#ip}}One two three four.{{/ip}} Go.",
        ])
    func noSentence(body: String) {
        #expect(warnings(PageText(body), TextStyle(longestSentence: 3)) == [])
    }

    @Test func `the sender's part is short on average`() {
        let style = TextStyle(wordsPerSentence: 3)
        #expect(warnings(PageText("One two three. Four five six."), style) == [])
        #expect(
            warnings(PageText("One two three. Four five six seven.\n\n---\n\nGo."), style) == [
                "en.md:10:1: warning: the sender's part averages 3.5 words per sentence, more than "
                    + "3; write shorter sentences"
            ])
        #expect(warnings(PageText("Go.\n\n---\n\n\(words(50))."), style) == [])
    }

    @Test func `the sender's part is easy to read`() {
        // 4 words a sentence, 1 of 4 is long: 4 + 25.
        let text = PageText("One complicated short sentence.")
        let style = { TextStyle(lix: $0) }
        #expect(warnings(PageText("One two three complicated."), style(29)) == [])
        #expect(
            warnings(text, style(53)) == [
                "en.md:10:1: warning: the sender's part is hard to read: LIX 54.0, more than 53; "
                    + "write shorter sentences and shorter words"
            ])
        #expect(warnings(PageText("---\n\nComplicated."), style(1)) == [])
    }

    // MARK: Stop words

    private let stopWords = TextStyle(stopWords: [
        TextStyle.StopWord(word: "spam", instead: "junk"),
        TextStyle.StopWord(word: "!", instead: "a period"),
    ])

    @Test(
        "a stop word is reported where it is",
        arguments: [
            ("No spam here.", 10, 4), ("Äöü *Spam*", 10, 6), ("a\nb spam", 11, 3),
            ("1. a\n   b spam", 11, 6), ("👩‍👩‍👧 spam", 10, 3), ("\\*\\* spam", 10, 6),
            ("&auml; spam", 10, 8), ("&nope; spam", 10, 8), ("{{ip}} x {{ip}} spam", 10, 17),
            ("a\tspam", 10, 3), ("a  \r\nspam", 11, 1), ("## No spam", 10, 7),
        ])
    func stopWord(body: String, line: Int, column: Int) {
        #expect(
            warnings(PageText(body), stopWords) == [
                "en.md:\(line):\(column): warning: 'spam' is on the stop list; write junk"
            ])
    }

    @Test func `stop words are found in the front matter, not in code or for known values only`() {
        #expect(
            warnings(
                PageText(
                    "`spam` {{#ip}}spam{{/ip}}", title: "Spam", summary: "Äh, spam!"), stopWords)
                == [
                    "en.md:2:8: warning: 'spam' is on the stop list; write junk",
                    "en.md:3:14: warning: 'spam' is on the stop list; write junk",
                    "en.md:3:18: warning: '!' is on the stop list; write a period",
                ])
    }
}
