internal import Rejections
internal import Templating

/// What the pages of reasons say.
extension Phrase {
    /// Who can fix it.
    static let actor = PhraseFamily<Actor>("actor-")
    static let hurry = PhraseFamily<Hurry>("hurry-")
    static let retry = PhraseFamily<Retry>("retry-")
    /// In place of `retry(.afterFix)` where only the sender's server knows whether it tries again.
    static let retryAfterFixIfFinal = Phrase("retry-after-fix-if-final")
    static let detailsReviewed = PhraseWithVariables("details-reviewed", .reviewed)
    /// The text is in another language than the page.
    static let fallbackNotice = PhraseWithVariables("fallback-notice", .languageName)
    static let forwardHeading = PhraseFamily<Addressee>("forward-heading-")
    static let forwardIntro = PhraseFamily<Addressee>("forward-intro-")
    /// What the link says that opens a program with the text.
    static let forwardAction = PhraseFamily<Addressee>("forward-action-")
    static let forwardSubject = Phrase("forward-subject")
    static let forwardMessage = PhraseWithVariables("forward-message", .forward, .pageURL)

    static let ofReasons: [any DeclaredPhrases] = [
        actor, hurry, retry, retryAfterFixIfFinal, detailsReviewed, fallbackNotice,
        forwardHeading, forwardIntro, forwardAction, forwardSubject, forwardMessage,
    ]
}

extension PhraseVariable<CalendarDate> {
    fileprivate static var reviewed: Self {
        Self("reviewed", "the date of the last review") { .date($0) }
    }
}

extension PhraseVariable<LanguageTag> {
    fileprivate static var languageName: Self {
        Self("language-name", "the language of the text") { .language($0) }
    }
}

extension PhraseVariable<Text> {
    fileprivate static var forward: Self {
        Self("forward", "the text of the reason for whoever gets the message") { .text($0) }
    }

    fileprivate static var pageURL: Self {
        Self("page-url", "the address of the page") { .text($0) }
    }
}
