extension Blocklist {
    /// What the list answers to a query.
    package struct Answers: Sendable {
        /// The answers that mean a listing, with their meanings.
        package var listings: [Answer] = []
        /// All other answers, such as error messages; they must never reject anybody's mail.
        package var others: [Answer] = []
        /// Whether the last octet is a sum of the bits that `listings` names.
        package var isBitmask = false

        package init() {}

        /// Those with which the list declines to answer.
        package var refusals: [AnswerPattern] {
            others.filter { $0.meaning.note?.isRefusal == true }.map(\.pattern)
        }
    }

    /// An answer of the list and its meaning.
    package struct Answer: Hashable, Sendable {
        package let pattern: AnswerPattern
        package let meaning: Meaning

        package init(_ pattern: AnswerPattern, meaning: Meaning) {
            self.pattern = pattern
            self.meaning = meaning
        }
    }

    /// One of the lists in a combined zone.
    package struct Part: Hashable, Sendable {
        package let list: Slug
        /// The answers of the zone that mean this part.
        package var codes: [AnswerPattern] = []

        package init(list: Slug, codes: [AnswerPattern]) {
            self.list = list
            self.codes = codes
        }
    }
}
