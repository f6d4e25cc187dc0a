package import Rejections
package import SiteContent

/// How the text of a page in one locale relates to its source.
package enum TranslationState: String, Sendable {
    /// The text that the others are translations of.
    case original
    case current
    /// The source has changed since the translation was accepted.
    case outdated
    /// Not marked as a translation of any version of its source.
    case unmarked
    case missing
}

extension Site {
    /// The state of the text of a reason or a guide in one locale.
    package func translationState(of page: Slug, _ locale: LanguageTag) -> TranslationState {
        guard let texts = texts[page], let text = texts[locale] else { return .missing }
        // The text that it was made from may be in a language that the site does not have.
        if let source = text.source, !locales.contains(source.locale) {
            return locale == defaultLocale ? .original : .current
        }
        guard let source = text.source else {
            // A site whose default locale is another one than that of the shipped originals.
            let isSource = texts.values.contains { $0.source?.locale == locale }
            return locale == defaultLocale || isSource ? .original : .unmarked
        }
        return texts[source.locale]?.digest == source.digest ? .current : .outdated
    }

    /// The locale of the text that a translation is made from.
    package func sourceLocale(of page: Slug, _ locale: LanguageTag) -> LanguageTag {
        texts[page]?[locale]?.source?.locale ?? defaultLocale
    }
}
