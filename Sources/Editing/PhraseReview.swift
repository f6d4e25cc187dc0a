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
            let winner = result.words.map { "'\($0)' of '\(result.reason)'" }
            diagnostics.error(
                phrase.path, phrase.place,
                "the example of '\(phrase.phrase.text)' is recognized by "
                    + "\(winner ?? "nothing"); "
                    + "change the example, the weight, or what may not be in the reply")
        }
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
