extension Blocklist {
    /// What the list answers to a query.
    package struct Answers: Sendable {
        /// The answers that mean a listing, with the list's own names for them.
        package var listings: [Answer] = []
        /// All other answers, such as error messages; they must never reject anybody's mail.
        package var others: [Answer] = []
        /// Whether the last octet is a sum of the bits that `listings` names.
        package var isBitmask = false

        package init() {}
    }

    /// An answer of the list and the list's own name for it.
    package struct Answer: Hashable, Sendable {
        package let pattern: AnswerPattern
        package let meaning: SingleLine

        package init(_ pattern: AnswerPattern, meaning: SingleLine) {
            self.pattern = pattern
            self.meaning = meaning
        }
    }

    /// One of the lists in a combined zone.
    package struct Part: Sendable {
        package let name: SingleLine
        /// The answers of the zone that mean this part.
        package var codes: [AnswerPattern] = []
        package var criteria: [Criterion] = []
        package let removal: Removal

        package init(name: SingleLine, removal: Removal) {
            self.name = name
            self.removal = removal
        }
    }
}
