internal import Rejections
internal import SiteContent
internal import Templating

/// The message that a sender forwards to their provider, in the reader's language and in English.
struct ForwardMessage {
    let page: PageContext
    let explained: Reason

    /// One element for each language it is written in: the reader's first.
    /// - Parameter values: those of the page, with its text.
    func items(_ values: [String: Value]) -> [[String: Value]] {
        languages.compactMap { item($0, values) }
    }

    private var languages: [LanguageTag] {
        let english = page.site.locales.first { $0.language == "en" }
        let isEnglish = page.locale.language == "en"
        return [page.locale] + (isEnglish ? [] : [english].compactMap(\.self))
    }

    private func item(
        _ language: LanguageTag, _ values: [String: Value]
    ) -> [String: Value]? {
        guard let source = page.context.text(explained.slug, language).forward else { return nil }
        // The page in that language, for the provider who reads it.
        let page = page.translated(to: language)
        let forward = source.text(Scope(values, sections: TemplateContract.sections))
        let message = page.text(
            of: .forwardMessage(forward, CommonNames(page: page).pageURL), values)
        let subject = page.text(of: .forwardSubject, values)
        return [
            "language": .text(language.description),
            "direction": .text(page.facts.direction),
            "name": .text(page.facts.ownName),
            "message": .text(message),
            "mailto": .url(
                "mailto:?subject=" + subject.percentEncoded + Text("&body=")
                    + message.withInternetLineBreaks.percentEncoded),
        ]
    }
}

extension Text {
    /// RFC 6068 §5: line breaks in a `mailto` body are CRLF.
    fileprivate var withInternetLineBreaks: Text {
        mapLiterals { $0.replacing("\n", with: "\r\n") }
    }
}
