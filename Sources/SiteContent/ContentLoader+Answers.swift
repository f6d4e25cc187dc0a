internal import Rejections

extension ContentLoader {
    /// What a list answers; reports an answer that both is a listing and is not.
    static func readAnswers(_ yaml: some YAMLMapping) -> Blocklist.Answers {
        var answers = Blocklist.Answers()
        answers.listings = yaml.pairs(
            .fact(.codes), .answer, .singleLine,
            "The answers that mean a listing, with the list's own names for them."
        ).map { Blocklist.Answer($0.name, meaning: $0.value) }
        answers.others = yaml.pairs(
            "not-listings", .answer, .singleLine, "All other answers, such as error messages."
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
