// What helps an editor: style, outline, translation state, drafts, scaffolds.

package import Diagnostics
internal import Parallel
internal import Rejections
package import SiteContent
internal import SourceFiles

/// Style suggestions for the texts of a site, and warnings about translations that fell behind.
package struct TextReview {
    private let site: Site
    private let stopWords: [LanguageTag: StopWordFinder]

    private init(_ site: Site) {
        self.site = site
        stopWords = site.languages.mapValues { StopWordFinder($0.style.stopWords) }
    }

    /// Adds warnings about the texts of every page.
    ///
    /// The texts of a page are skipped while one of them has an error in `diagnostics`, because
    /// the warnings would only follow from it.
    package static func review(_ site: Site, into diagnostics: inout Diagnostics) {
        let review = TextReview(site)
        let broken = diagnostics.pathsWithErrors
        let reviewed = parallelMap(site.folders) { folder in
            var diagnostics = Diagnostics()
            let texts = site.texts[folder.slug] ?? [:]
            if !texts.values.contains(where: { broken.contains($0.path) }) {
                review.review(folder, texts, into: &diagnostics)
            }
            return diagnostics
        }
        for result in reviewed { diagnostics.report(result.sorted) }
    }

    private func review(
        _ folder: PageFolder, _ texts: [LanguageTag: PageText], into diagnostics: inout Diagnostics
    ) {
        for (locale, text) in texts {
            MarkupChecker(text: text).check(into: &diagnostics)
            CommandChecker(text: text).check(into: &diagnostics)
            if let style = site.languages[locale]?.style, let stopWords = stopWords[locale] {
                StyleChecker(text: text, style: style, stopWords: stopWords)
                    .check(into: &diagnostics)
            }
            if !folder.isDraft, site.languages[locale]?.isDraft != true {
                checkTranslation(text, locale, of: folder.slug, texts, into: &diagnostics)
            }
        }
    }

    private func checkTranslation(
        _ text: PageText, _ locale: LanguageTag, of slug: Slug,
        _ texts: [LanguageTag: PageText], into diagnostics: inout Diagnostics
    ) {
        let accept = "retour accept \(slug) --locale \(locale)"
        let source = site.sourceLocale(of: slug, locale)
        switch site.translationState(of: slug, locale) {
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
                "not marked as a translation of '\(source)'; compare the two, then run "
                    + "'\(accept)'")
        }
        guard let original = texts[source] else { return }
        for difference in TextOutline(text).differences(from: TextOutline(original)) {
            diagnostics.warning(
                text.path, difference.position,
                "structure differs from '\(source)': \(difference.message)")
        }
    }
}
