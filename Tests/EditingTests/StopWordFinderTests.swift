import SiteContent
import Testing

@testable import Editing

@Suite struct StopWordFinderTests {
    private let finder = StopWordFinder(
        ["spam", "very bad", "e-mail", "ärger"].map {
            TextStyle.StopWord(word: $0, instead: "another word")
        })

    /// The words found, each with the number of characters before it.
    private func found(_ finder: StopWordFinder, in text: String) -> [String] {
        finder.places(in: text).map { place in
            "\(text.distance(from: text.startIndex, to: place.index)) \(place.stopWord.word)"
        }
    }

    @Test(
        "finds words and phrases in any case, as whole words only",
        arguments: [
            ("", []), ("ham", []), ("spam", ["0 spam"]),
            ("No SPAM, no Spam.", ["3 spam", "12 spam"]),
            ("spammer antispam spam1 1spam", []), ("(spam)", ["1 spam"]), ("anti-spam", ["5 spam"]),
            ("Very bad.", ["0 very bad"]), ("very  bad", []), ("very badly", []),
            ("An e-mail", ["3 e-mail"]), ("Ärger, ÄRGER", ["0 ärger", "7 ärger"]),
            ("Überärger", []), ("日本 spam", ["3 spam"]), ("👩‍👩‍👧 spam", ["2 spam"]),
            ("e-mail spam", ["7 spam", "0 e-mail"]),
        ])
    func words(text: String, expected: [String]) {
        #expect(found(finder, in: text) == expected)
    }

    @Test(
        "finds a sign anywhere",
        arguments: [("Stop!", ["4 !"]), ("!a!", ["0 !", "2 !"]), ("spam!", ["0 spam", "4 !"])])
    func signs(text: String, expected: [String]) {
        let finder = StopWordFinder([
            TextStyle.StopWord(word: "spam", instead: ""),
            TextStyle.StopWord(word: "!", instead: ""),
        ])
        #expect(found(finder, in: text) == expected)
    }

    @Test(
        "looks closer only at Markdown that may contain a stop word",
        arguments: [
            ("ham", false), ("", false), ("no spam", true), ("s&#112;am", true), ("sp\\am", true),
            ("ÄRGER", true),
        ])
    func markdown(text: String, mayOccur: Bool) {
        #expect(finder.mayOccur(in: text) == mayOccur)
    }

    @Test func `an empty list finds nothing`() {
        let finder = StopWordFinder([])
        #expect(found(finder, in: "spam!") == [])
        #expect(!finder.mayOccur(in: "spam!"))
    }
}
