internal import Diagnostics
internal import Rejections
package import SourceFiles

extension ContentLoader {
    /// What every readable locale file says; reports phrases that one locale has and another has
    /// not, and files that nothing uses.
    func readLanguages(_ settings: Settings) -> [LanguageTag: Language] {
        let files = names(in: "locales")
        let locales =
            settings.locales
            ?? files.compactMap {
                $0.hasSuffix(".yaml") ? LanguageTag(String($0.dropLast(5))) : nil
            }
        var result: [LanguageTag: Language] = [:]
        for locale in locales {
            result[locale] = readLanguage(
                "locales/\(locale).yaml", isStandard: locale == settings.defaultLocale)
        }
        if let defaultLocale = settings.defaultLocale, let standard = result[defaultLocale] {
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
        guard settings.locales != nil else { return result }
        for name in files
        where !locales.contains(where: { name == "\($0).yaml" }) && tree.isOwn("locales/\(name)") {
            reporter.warning(
                tree.path("locales/\(name)"), .start,
                "nothing reads this file; name its locale among 'locales' in site.yaml")
        }
        return result
    }

    /// What the file of a locale says in the uppermost folder, and for the rest in the one below.
    /// - Parameter isStandard: whether the phrases of the other locales are compared with these.
    private func readLanguage(_ file: String, isStandard: Bool) -> Language? {
        var whole: Language?
        for part in tree.parts(of: file) {
            let language = readYAML(file, in: part) {
                Self.readLanguage($0, path: part.path(file))
            }
            guard let language else { return nil }
            if let whole, isStandard { reportMisspelled(language.phrases, below: whole.phrases) }
            whole = whole.map(language.over) ?? language
        }
        return whole
    }

    /// Reports phrases that are new, but named almost like one of the folder below.
    private func reportMisspelled(_ phrases: Phrases, below: Phrases) {
        let known = below.entries.keys.sorted()
        for (name, source) in phrases.entries.sorted(by: { $0.key < $1.key })
        where below.entries[name] == nil {
            let suggestion = Suggestion.clause(for: name, among: known)
            guard !suggestion.isEmpty else { continue }
            reporter.warning(
                phrases.path, source.origin,
                "\(below.path) has no phrase '\(name)'\(suggestion)")
        }
    }

    /// The phrases of a locale file; none if it is not YAML.
    package static func phrases(in text: String, path: String) -> [String: SourceText] {
        YAMLReader.read(text, path: path, reporter: Reporter()) {
            readLanguage($0, path: path).phrases.entries
        } ?? [:]
    }

    private static func readLanguage(_ yaml: YAMLReader, path: String) -> Language {
        let settings = readLanguageSettings(yaml)
        return Language(
            phrases: Phrases(path: path, entries: yaml.phrases()), style: settings.style,
            formats: settings.formats, scaffold: settings.scaffold, isDraft: settings.isDraft)
    }

    /// The keys of a locale file that are not phrases.
    static func readLanguageSettings(
        _ yaml: some YAMLMapping
    ) -> (isDraft: Bool, formats: LanguageTag?, style: TextStyle, scaffold: TextScaffold?) {
        let isDraft = yaml.flag("draft", "true: not published yet.")
        let formats = yaml.value(
            "formats", .languageTag,
            "Whose dates, times, and lists the language has, such as en-GB for en.")
        let style = yaml.group(
            "style", "How the texts should read; 'retour check' warns where they do not.",
            readStyle)
        let scaffold = yaml.group(
            "scaffold", "What 'retour new reason' begins a text with.", readScaffold)
        return (isDraft ?? false, formats, style ?? TextStyle(), scaffold)
    }

    private static func readStyle(_ yaml: some YAMLMapping) -> TextStyle? {
        let wordsPerSentence = yaml.value(
            "words-per-sentence", .count, "How many words a sentence may have on average.")
        let longestSentence = yaml.value(
            "longest-sentence", .count, "How many words a single sentence may have.")
        let lix = yaml.value(
            "lix", .count,
            "How hard the sender's part may be to read (LIX: words per sentence plus the "
                + "percentage of words with more than six letters).")
        let stopWords = yaml.pairs(
            "stop-words", .text, .text,
            "Words that no text may contain, each with what to write instead.")
        return TextStyle(
            wordsPerSentence: wordsPerSentence, longestSentence: longestSentence, lix: lix,
            stopWords: stopWords.map { TextStyle.StopWord(word: $0.name, instead: $0.value) })
    }

    private static func readScaffold(_ yaml: some YAMLMapping) -> TextScaffold? {
        let title = yaml.requiredValue("title", .line, "The title of the text.")
        let short = yaml.requiredValue("short", .line, "The title in lists of pages.")
        let summary = yaml.requiredValue("summary", .text, "The first paragraph.")
        let next = yaml.requiredValue("next", .text, "The one thing to do next.")
        let forward = yaml.requiredValue(
            "forward", .text, "What the sender tells the provider, if the provider must act.")
        let body = yaml.requiredValue("body", .text, "The rest, in Markdown.")
        guard let title, let short, let summary, let next, let forward, let body else { return nil }
        return TextScaffold(
            title: title, short: short, summary: summary, next: next, forward: forward,
            body: body)
    }

    private func compare(_ phrases: Phrases, with standard: Phrases) {
        for name in standard.entries.keys.sorted() where phrases.entries[name] == nil {
            reporter.error(
                phrases.path, .start,
                "the phrase '\(name)' is missing; \(standard.path) has it")
        }
        let known = standard.entries.keys.sorted()
        let unknown = phrases.entries.filter { standard.entries[$0.key] == nil }
            .sorted { $0.key < $1.key }
        for (name, source) in unknown.prefix(Self.maximumUnknownPhrases) {
            reporter.error(
                phrases.path, source.origin,
                "unknown phrase '\(name)'; \(standard.path) does not have it"
                    + Suggestion.clause(for: name, among: known))
        }
        if unknown.count > Self.maximumUnknownPhrases {
            let count = unknown.count - Self.maximumUnknownPhrases
            reporter.error(
                phrases.path, unknown[Self.maximumUnknownPhrases].value.origin,
                "and \(count) more unknown phrases")
        }
    }

    /// How many unknown phrases of a locale are named.
    private static let maximumUnknownPhrases = 20
}

extension ValueFormat<Int> {
    fileprivate static var count: Self {
        Self(TextGrammar("a whole number", pattern: "^[1-9][0-9]*$")) { text in
            Int(text).flatMap { $0 > 0 ? $0 : nil }
        }
    }
}
