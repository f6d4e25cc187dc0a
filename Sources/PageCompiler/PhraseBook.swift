internal import Diagnostics
internal import SiteContent
internal import SourceFiles
internal import Templating

/// The phrases of one language, parsed once.
struct PhraseBook: Sendable {
    let path: String
    private let phrases: [String: CompiledSource]
    private let origins: [String: Position]

    init(_ phrases: Phrases, into diagnostics: inout Diagnostics) {
        path = phrases.path
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
        for name in Self.required where phrases.entries[name] == nil {
            diagnostics.error(path, .start, "the phrase '\(name)' is missing")
        }
    }

    var names: Set<String> { Set(phrases.keys) }

    func origin(of name: String) -> Position { origins[name] ?? .start }

    /// A phrase filled with the values of a page and those of the sentence it makes; `nil` if
    /// there is no such phrase.
    func text(
        _ name: String, _ values: [String: Value], sentence: [String: Value] = [:]
    ) -> Text? {
        guard let phrase = phrases[name] else { return nil }
        let all = sentence.isEmpty ? values : values.merging(sentence) { _, new in new }
        return phrase.text(Scope(all, sections: TemplateContract.sections))
    }

    /// The phrases that the compiler asks for, besides those that templates name.
    static var required: [String] { ListSentences.phrases + PageContext.phrases }
}
