internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// What every locale says itself; reports what one locale has and another has not, and the
    /// files that are in no use.
    func readLanguages(
        locales: [LanguageTag], defaultLocale: LanguageTag?
    ) -> [LanguageTag: Language] {
        var result: [LanguageTag: Language] = [:]
        for locale in locales {
            let file = "locales/\(locale).yaml"
            result[locale] = readYAML(file) { readLanguage($0, locale, path: tree.path(file)) }
        }
        if let defaultLocale, let standard = result[defaultLocale] {
            if standard.isDraft {
                reporter.error(
                    standard.phrases.path, .start, "the default locale cannot be a draft")
            }
            for locale in locales where locale != defaultLocale {
                if let language = result[locale] {
                    compare(language.phrases, with: standard.phrases)
                }
            }
        }
        // Without settings nobody knows the locales.
        guard !locales.isEmpty else { return result }
        for name in names(in: "locales") where !locales.contains(where: { name == "\($0).yaml" }) {
            reporter.warning(
                tree.path("locales/\(name)"), .start,
                "nothing reads this file; name its locale among 'locales' in site.yaml")
        }
        return result
    }

    private func readLanguage(
        _ yaml: YAMLMapping, _ locale: LanguageTag, path: String
    ) -> Language {
        let settings = Self.readLanguageSettings(yaml)
        let phrases = entries(of: yaml, prefix: "", except: Self.languageSettings)
        return Language(
            phrases: Phrases(path: path, entries: phrases), style: settings.style,
            formats: settings.formats, scaffold: settings.scaffold, isDraft: settings.isDraft)
    }

    /// The keys of a locale file that are no phrases.
    static let languageSettings: Set<String> = ["draft", "formats", "scaffold", "style"]

    static func readLanguageSettings(
        _ yaml: YAMLMapping
    ) -> (isDraft: Bool, formats: LanguageTag?, style: TextStyle, scaffold: TextScaffold?) {
        yaml.explain([
            "draft": "true: not yet published.",
            "formats": "Whose dates, times and lists the language has, such as en-GB for en.",
            "style": "How the texts should read; 'retour check' warns where they do not.",
            "scaffold": "What 'retour new reason' begins a text with.",
        ])
        let isDraft = yaml.flag("draft") ?? false
        let formats = yaml.value("formats", .languageTag, LanguageTag.init)
        let style = yaml.mapping("style").map(readStyle) ?? TextStyle()
        let scaffold = yaml.mapping("scaffold").flatMap { yaml -> TextScaffold? in
            let title = yaml.requiredText("title")
            let short = yaml.requiredText("short")
            let summary = yaml.requiredText("summary")
            let forward = yaml.requiredText("forward")
            let body = yaml.requiredText("body")
            yaml.finish()
            guard let title, let short, let summary, let forward, let body else { return nil }
            return TextScaffold(
                title: title, short: short, summary: summary, forward: forward, body: body)
        }
        return (isDraft, formats, style, scaffold)
    }

    private static func readStyle(_ yaml: YAMLMapping) -> TextStyle {
        yaml.explain([
            "words-per-sentence": "How many words a sentence may have on average.",
            "longest-sentence": "How many words a single sentence may have.",
            "lix": "How hard the sender's part may be (LIX: words a sentence plus percent of "
                + "words over six letters).",
            "stop-words": "Words that no text may hold, each with what to write instead.",
        ])
        let number = ValueFormat("a whole number", pattern: "^[1-9][0-9]*$")
        let positive = { (text: String) in Int(text).flatMap { $0 > 0 ? $0 : nil } }
        let style = TextStyle(
            wordsPerSentence: yaml.value("words-per-sentence", number, positive),
            longestSentence: yaml.value("longest-sentence", number, positive),
            lix: yaml.value("lix", number, positive),
            stopWords: yaml.pairs("stop-words", .text, { $0 }, .text, { $0 }).map {
                TextStyle.StopWord(word: $0.name, instead: $0.value)
            })
        yaml.finish()
        return style
    }

    /// `group: {name: text}` is the phrase `group-name`.
    private func entries(
        of yaml: YAMLMapping, prefix: String, except ignored: Set<String> = []
    ) -> [String: SourceText] {
        var result: [String: SourceText] = [:]
        for key in yaml.keys where !ignored.contains(key) {
            if yaml.isMapping(key), let group = yaml.mapping(key) {
                let inner = entries(of: group, prefix: "\(prefix)\(key)-")
                result.merge(inner) { first, _ in first }
            } else if yaml.requiredText(key) != nil {
                result[prefix + key] = yaml.source(key)
            }
        }
        return result
    }

    private func compare(_ phrases: Phrases, with standard: Phrases) {
        for name in standard.entries.keys.sorted() where phrases.entries[name] == nil {
            reporter.error(
                phrases.path, .start,
                "the phrase '\(name)' is missing; \(standard.path) has it")
        }
        for (name, source) in phrases.entries.sorted(by: { $0.key < $1.key })
        where standard.entries[name] == nil {
            reporter.error(
                phrases.path, source.origin,
                "unknown phrase '\(name)'; \(standard.path) does not have it"
                    + Suggestion.clause(for: name, among: standard.entries.keys.sorted()))
        }
    }
}
