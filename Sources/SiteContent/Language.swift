package import Rejections
package import SourceFiles

/// What the file of a locale says: the words around the texts, and how texts should read.
package struct Language: Sendable {
    package let phrases: Phrases
    package let style: TextStyle
    /// The locale whose formats of dates, times, and lists it has, if not its own: `en-GB` for `en`.
    package let formats: LanguageTag?
    /// What a new text begins with.
    package let scaffold: TextScaffold?
    /// Not published yet.
    package let isDraft: Bool

    /// What this file says, and for the rest another one.
    func over(_ other: Language) -> Language {
        Language(
            phrases: Phrases(
                path: phrases.path,
                entries: other.phrases.entries.merging(phrases.entries) { $1 }),
            style: style.over(other.style), formats: formats ?? other.formats,
            scaffold: scaffold ?? other.scaffold, isDraft: isDraft || other.isDraft)
    }
}

/// The words around the texts in one language: Mustache texts by name.
package struct Phrases: Sendable {
    /// The file, as diagnostics name it.
    package let path: String
    package let entries: [String: SourceText]
}

/// How the texts of a language should read; what is `nil` is not checked.
package struct TextStyle: Sendable {
    /// On average over the sender's part of a text.
    package let wordsPerSentence: Int?
    /// In any sentence.
    package let longestSentence: Int?
    /// The LIX of the sender's part: words per sentence plus the percentage of words with more
    /// than six letters (Björnsson, Läsbarhet, 1968).
    package let lix: Int?
    package let stopWords: [StopWord]

    package init(
        wordsPerSentence: Int? = nil, longestSentence: Int? = nil, lix: Int? = nil,
        stopWords: [StopWord] = []
    ) {
        self.wordsPerSentence = wordsPerSentence
        self.longestSentence = longestSentence
        self.lix = lix
        self.stopWords = stopWords
    }

    func over(_ other: TextStyle) -> TextStyle {
        let words = Set(stopWords.map(\.word))
        return TextStyle(
            wordsPerSentence: wordsPerSentence ?? other.wordsPerSentence,
            longestSentence: longestSentence ?? other.longestSentence, lix: lix ?? other.lix,
            stopWords: stopWords + other.stopWords.filter { !words.contains($0.word) })
    }

    /// A word that no text may contain.
    package struct StopWord: Sendable {
        package let word: String
        /// What to write instead.
        package let instead: String

        package init(word: String, instead: String) {
            self.word = word
            self.instead = instead
        }
    }
}

/// What a new text of a reason begins with, for its editor to replace.
package struct TextScaffold: Sendable {
    package let title: String
    package let short: String
    package let summary: String
    package let next: String
    package let forward: String
    package let body: String
}
