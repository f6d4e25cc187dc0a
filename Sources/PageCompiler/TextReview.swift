internal import Diagnostics
internal import Rejections
internal import SiteContent

/// What an editor would remark on the texts: how they read, and whether translations keep up.
struct TextReview {
    private let site: Site
    private let stopWords: [LanguageTag: StopWordFinder]

    init(_ site: Site) {
        self.site = site
        stopWords = site.languages.mapValues { StopWordFinder($0.style.stopWords) }
    }

    /// Remarks on the texts of one reason, every one a warning.
    func remark(on reason: Reason, into diagnostics: inout Diagnostics) {
        let texts = site.texts[reason.slug] ?? [:]
        for (locale, text) in texts {
            if let style = site.languages[locale]?.style, let stopWords = stopWords[locale] {
                StyleChecker(text: text, style: style, stopWords: stopWords)
                    .check(into: &diagnostics)
            }
            if !reason.isDraft, site.languages[locale]?.isDraft != true {
                checkTranslation(text, locale, of: reason, texts, into: &diagnostics)
            }
        }
    }

    private func checkTranslation(
        _ text: ReasonText, _ locale: LanguageTag, of reason: Reason,
        _ texts: [LanguageTag: ReasonText], into diagnostics: inout Diagnostics
    ) {
        let accept = "retour accept \(reason.slug) --locale \(locale)"
        let source = site.sourceLocale(of: reason.slug, locale)
        switch site.translationState(of: reason.slug, locale) {
        case .original, .missing: return
        case .current: break
        case .outdated:
            diagnostics.warning(
                text.path, .start,
                "the text in '\(source)' has changed since this translation was accepted; compare "
                    + "the two, then run '\(accept)'")
        case .unmarked:
            diagnostics.warning(
                text.path, .start,
                "nobody has said of which version of the text in '\(source)' this is the "
                    + "translation; compare the two, then run '\(accept)'")
        }
        guard let original = texts[source] else { return }
        for difference in TextOutline(original).differences(from: TextOutline(text)) {
            diagnostics.warning(
                text.path, text.body.origin,
                "this is built otherwise than the text in '\(source)', \(difference)")
        }
    }
}
