package import Diagnostics
internal import Rejections
internal import Replies
package import SiteContent

/// Proves the phrases of a site by their examples.
package enum PhraseReview {
    /// Adds an error for each example that is not recognized by its own phrase.
    package static func review(_ site: Site, into diagnostics: inout Diagnostics) {
        let recognizer = ReplyRecognizer(site)
        for phrase in site.replies.phrases {
            let result = recognizer.recognize(phrase.phrase.example.description)
            guard result.phrase != phrase.phrase else { continue }
            let winner = site.replies.phrases.first { $0.phrase == result.phrase }
            if let winner {
                report(phrase, losingTo: winner, into: &diagnostics)
            } else {
                let words = result.words.map { "'\($0)' of '\(result.reason)'" }
                diagnostics.error(
                    phrase.path, phrase.place,
                    "the example of '\(phrase.phrase.text)' is recognized by "
                        + "\(words ?? "nothing"); change the example")
            }
        }
        reviewFrames(of: site, recognizer, into: &diagnostics)
    }

    /// Reports where one can change it: if a site's own phrase decides what a shipped one is for, at
    /// the site's.
    private static func report(
        _ loser: SiteReplies.Phrase, losingTo winner: SiteReplies.Phrase,
        into diagnostics: inout Diagnostics
    ) {
        func name(_ phrase: SiteReplies.Phrase) -> String {
            "'\(phrase.phrase.text)' of '\(phrase.phrase.reason)' "
                + "(\(phrase.path):\(phrase.place.line))"
        }
        let isHidden = winner.phrase.isAlways(with: loser.phrase)
        let advice = "change the weight, or what may not be in the reply"
        if winner.isAdded, !loser.isAdded {
            diagnostics.error(
                winner.path, winner.place,
                isHidden
                    ? "the phrase '\(winner.phrase.text)' is in every reply with "
                        + "\(name(loser)), which so never decides; \(advice)"
                    : "the phrase '\(winner.phrase.text)' decides the example of \(name(loser)), "
                        + "too; \(advice)")
        } else {
            diagnostics.error(
                loser.path, loser.place,
                isHidden
                    ? "the phrase '\(loser.phrase.text)' never decides: \(name(winner)) is in "
                        + "every reply with it, and has a higher rank; \(advice)"
                    : "the example of '\(loser.phrase.text)' is recognized by \(name(winner)); "
                        + "change the example, the weight, or what may not be in the reply")
        }
    }

    private static func reviewFrames(
        of site: Site, _ recognizer: ReplyRecognizer, into diagnostics: inout Diagnostics
    ) {
        for frame in site.replies.common.listings {
            let result = recognizer.recognize(frame.frame.example.description)
            guard !result.isListing else { continue }
            diagnostics.error(
                frame.path, frame.place,
                "the example of '\(frame.frame.text)' is recognized as '\(result.reason)', not "
                    + "as a listing; change the example or the words")
        }
        let broken = ReplyRecognizer.brokenQuery
        for frame in site.replies.common.declined {
            let result = recognizer.recognize(frame.frame.example.description)
            guard result.reason != broken else { continue }
            diagnostics.error(
                frame.path, frame.place,
                "the example of '\(frame.frame.text)' is recognized as '\(result.reason)', not as "
                    + "'\(broken)'; change the example or the words")
        }
    }
}
