internal import Diagnostics
internal import Rejections

extension ContentLoader {
    /// The phrases of every locale; reports what one locale has and another has not.
    func readPhrases(
        locales: [LanguageTag], defaultLocale: LanguageTag?
    ) -> [LanguageTag: Phrases] {
        var result: [LanguageTag: Phrases] = [:]
        for locale in locales {
            let file = "locales/\(locale).yaml"
            result[locale] = readYAML(file) { yaml in
                Phrases(path: tree.path(file), entries: entries(of: yaml, prefix: ""))
            }
        }
        if let defaultLocale, let standard = result[defaultLocale] {
            for locale in locales where locale != defaultLocale {
                if let phrases = result[locale] { compare(phrases, with: standard) }
            }
        }
        return result
    }

    /// `group: {name: text}` is the phrase `group-name`.
    private func entries(of yaml: YAMLMapping, prefix: String) -> [String: SourceText] {
        var result: [String: SourceText] = [:]
        for key in yaml.keys {
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
