internal import Diagnostics
internal import SiteContent
internal import SourceFiles
internal import Templating

/// The phrases of one language, parsed once.
struct PhraseBook: Sendable {
    let path: String
    private let facts: LocaleFacts
    private let phrases: [String: CompiledSource]
    private let origins: [String: Position]

    /// Reports mistakes in the phrases.
    /// - Parameter facts: how the language writes dates, times, and enumerations.
    init(_ phrases: Phrases, facts: LocaleFacts, into diagnostics: inout Diagnostics) {
        path = phrases.path
        self.facts = facts
        origins = phrases.entries.mapValues(\.origin)
        var compiled: [String: CompiledSource] = [:]
        for (name, source) in phrases.entries.sorted(by: { $0.key < $1.key }) {
            let checker = TagChecker(
                rules: TemplateContract.inPhrase(name), partials: nil, allowsUnescaped: false)
            compiled[name] = CompiledSource(
                source.withoutFinalLineFeed, checker: checker,
                sections: TemplateContract.sections, into: &diagnostics)
        }
        self.phrases = compiled
        for (name, source) in phrases.entries where TemplateContract.ofPages.contains(name) {
            diagnostics.error(
                path, source.origin,
                "'\(name)' is a name of the page itself; give the phrase another one")
        }
    }

    var names: Set<String> { Set(phrases.keys) }

    func origin(of name: String) -> Position { origins[name] ?? .start }

    /// A phrase that a template names, filled with the values of a page; `nil` if there is no such
    /// phrase.
    func text(_ name: String, _ values: [String: Value]) -> Text? {
        phrases[name]?.text(Scope(values, sections: TemplateContract.sections))
    }

    /// What the program says, filled with the values of a page and the phrase's own; empty if the
    /// phrase is missing.
    func text(of phrase: Phrase, _ values: [String: Value]) -> Text {
        assert(
            PhraseRegistry.declarations[phrase.name] != nil,
            "'\(phrase.name)' is not in the list of its extension of Phrase")
        let own = phrase.variables.mapValues { Value.text(text(of: $0, values)) }
        let all = own.isEmpty ? values : values.merging(own) { _, new in new }
        return text(phrase.name, all) ?? Text()
    }

    private func text(of value: PhraseValue, _ values: [String: Value]) -> Text {
        switch value {
        case .text(let text): text
        case .date(let date): Text(facts.formatted(date))
        case .duration(let span): Text(facts.formatted(span))
        case .language(let language): Text(facts.name(of: language))
        case .names(let names): Text(facts.list(names))
        case .list(let nouns): Text(facts.list(nouns.map { text(of: $0, values).literals }))
        }
    }
}
