/// Words by which a reply is recognized as one of a reason's.
package struct ReplyPhrase: Hashable, Sendable {
    package let reason: Slug
    package let text: ReplyPattern
    /// From 1, a hint, to 9, unmistakable.
    package let weight: Int
    /// What must be in the reply, too: each of these.
    package let with: [ReplyPattern]
    /// What must not be in the reply: any of these.
    package let not: [ReplyPattern]
    /// A reply that is recognized by this phrase.
    package let example: SingleLine

    package init(
        reason: Slug, text: ReplyPattern, weight: Int, with: [ReplyPattern] = [],
        not: [ReplyPattern] = [], example: SingleLine
    ) {
        (self.reason, self.text, self.weight) = (reason, text, weight)
        (self.with, self.not, self.example) = (with, not, example)
    }

    /// Whether both match the same replies, so that only one of them can decide.
    package func isSame(as other: ReplyPhrase) -> Bool {
        text == other.text && Set(with) == Set(other.with) && Set(not) == Set(other.not)
    }
}

/// A wording that concerns a blocklist, whatever the reason's own words are.
package struct ReplyFrame: Hashable, Sendable {
    /// May have `{list}` and `{ip}`.
    package let text: ReplyPattern
    /// A reply with this wording.
    package let example: SingleLine

    package init(text: ReplyPattern, example: SingleLine) {
        (self.text, self.example) = (text, example)
    }
}

/// Everything in the content by which replies are recognized.
package struct ReplyPhrases: Sendable {
    package var phrases: [ReplyPhrase] = []
    /// What an enhanced status code means if no phrase decides.
    package var codes: [EnhancedStatusCode: Slug] = [:]
    /// How replies name the blocklist that they reject by.
    package var listings: [ReplyFrame] = []
    /// How they quote a list that declined the query.
    package var declined: [ReplyFrame] = []
    /// The words of blocking that make the name of a list in a reply its reason.
    package var blocking: [ReplyPattern] = []

    package init() {}
}
