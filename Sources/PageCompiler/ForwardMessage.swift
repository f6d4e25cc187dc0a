internal import Rejections
internal import SiteContent
internal import Templating

/// The message that a sender forwards to their provider, in the reader's language and in English.
struct ForwardMessage {
    let frame: SiteContext
    let names: PageContext
    let explained: Reason

    /// One element for each language it is written in: the reader's first.
    func items(_ values: [String: Value]) -> [[String: Value]] {
        languages.compactMap { item($0, values) }
    }

    private var languages: [LanguageTag] {
        let english = frame.site.locales.first { $0.language == "en" }
        let isEnglish = names.locale.language == "en"
        return [names.locale] + (isEnglish ? [] : [english].compactMap(\.self))
    }

    private func item(
        _ language: LanguageTag, _ values: [String: Value]
    ) -> [String: Value]? {
        let text = frame.text(explained.slug, language)
        guard let forward = text.forward else { return nil }
        // The page in that language, for the provider who reads it.
        let page = PageContext(
            frame: frame, subject: names.subject, locale: language, parameters: names.parameters)
        var inner = values
        inner["page-url"] = page.common["page-url"]
        inner["forward"] = .text(forward.text(Scope(inner, sections: TemplateContract.sections)))
        guard let message = frame.phrase("forward-message", inner, language),
            let subject = frame.phrase("forward-subject", inner, language)
        else { return nil }
        let facts = frame.facts(language)
        return [
            "language": .text(language.description),
            "direction": .text(facts.direction),
            "name": .text(facts.ownName),
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
