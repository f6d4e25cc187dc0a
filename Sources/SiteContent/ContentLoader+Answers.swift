internal import Diagnostics
internal import Rejections

extension ContentLoader {
    /// What a list answers; reports an answer that both is a listing and is not.
    static func readAnswers(_ yaml: some YAMLMapping) -> Blocklist.Answers {
        var answers = Blocklist.Answers()
        answers.listings = yaml.pairs(
            .fact(.codes), .answer, .meaning,
            "The answers that mean a listing, each with a word for its meaning, the list's own name "
                + "for it, or both: \"PBL, provider-range\"."
        ).map { Blocklist.Answer($0.name, meaning: $0.value) }
        answers.others = yaml.pairs(
            "not-listings", .answer, .meaning, "All other answers, such as error messages."
        ).map { Blocklist.Answer($0.name, meaning: $0.value) }
        answers.isBitmask =
            yaml.flag("bitmask", "true: the last octet is a sum of the bits that 'codes' names.")
            ?? false
        for answer in answers.others {
            for listing in answers.listings where listing.pattern.overlaps(answer.pattern) {
                yaml.error(
                    "not-listings",
                    "'\(answer.pattern)' is not a listing here, but 'codes' says that "
                        + "'\(listing.pattern)' is one")
            }
        }
        return answers
    }
}

extension ValueFormat<Blocklist.Meaning> {
    fileprivate static var meaning: Self {
        let notes = Blocklist.Note.allCases.map(\.rawValue)
        return Self(
            TextGrammar(
                "the list's own name for an answer, or one of " + notes.joined(separator: ", ")),
            explain: { text in
                guard SingleLine(text) != nil else { return "a meaning is one line of text" }
                let word = text.split(separator: ",").last.map { $0.drop { $0 == " " } } ?? ""
                return "unknown meaning '\(word)'"
                    + Suggestion.clause(for: String(word), among: notes)
            },
            parse: Blocklist.Meaning.init)
    }
}
