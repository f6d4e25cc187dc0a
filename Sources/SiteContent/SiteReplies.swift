package import Diagnostics
package import Rejections

/// The wordings in the content by which replies are recognized, with their places.
package struct SiteReplies: Sendable {
    /// The file in a reason's folder, and the one for what belongs to no single reason.
    static let file = "replies.yaml"

    package struct Phrase: Sendable {
        package let phrase: ReplyPhrase
        package let path: String
        /// Where its text is.
        package let place: Position
        /// Whether a site adds it to what it lies over.
        package fileprivate(set) var isAdded = false
    }

    package struct Frame: Sendable {
        package let frame: ReplyFrame
        package let path: String
        package let place: Position
    }

    struct Code: Sendable {
        let code: EnhancedStatusCode
        let reason: Slug
        let path: String
        let place: Position
    }

    /// What belongs to no single reason.
    package struct Common: Sendable {
        package var listings: [Frame] = []
        package var declined: [Frame] = []
        var blocking: [ReplyPattern] = []
    }

    /// In the order of the reasons' slugs, those of the lowest folder first.
    package internal(set) var phrases: [Phrase] = []
    package internal(set) var common = Common()
    var codes: [Code] = []

    /// The wordings without their places.
    package var all: ReplyPhrases {
        var all = ReplyPhrases()
        all.phrases = phrases.map(\.phrase)
        all.codes = Dictionary(codes.map { ($0.code, $0.reason) }) { $1 }
        all.listings = common.listings.map(\.frame)
        all.declined = common.declined.map(\.frame)
        all.blocking = common.blocking
        return all
    }

    /// Adds what the folder above has. Its phrases and codes replace the same ones.
    mutating func lay(_ upper: SiteReplies) {
        phrases.removeAll { phrase in
            upper.phrases.contains { $0.phrase.isSame(as: phrase.phrase) }
        }
        let isAdded = !phrases.isEmpty
        phrases += upper.phrases.map { phrase in
            var phrase = phrase
            phrase.isAdded = isAdded
            return phrase
        }
        codes += upper.codes
        let texts = Set((upper.common.listings + upper.common.declined).map(\.frame.text))
        common.listings.removeAll { texts.contains($0.frame.text) }
        common.declined.removeAll { texts.contains($0.frame.text) }
        common.listings += upper.common.listings
        common.declined += upper.common.declined
        common.blocking += upper.common.blocking
    }

    /// Without those of other reasons.
    func limited(to reasons: Set<Slug>) -> SiteReplies {
        var limited = self
        limited.phrases.removeAll { !reasons.contains($0.phrase.reason) }
        limited.codes.removeAll { !reasons.contains($0.reason) }
        return limited
    }
}
