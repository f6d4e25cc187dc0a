internal import Rejections
internal import Templating

/// Something that the program says: one of the phrases that every locale has, with the values of the
/// variables that only this phrase has.
///
/// The phrases are declared as its static members: `.listDisputed`, `.listDelay(delay)`.
struct Phrase: Hashable, Sendable {
    /// As locale files call it.
    let name: String
    let variables: [String: PhraseValue]

    init(_ name: String, _ variables: [String: PhraseValue] = [:]) {
        self.name = name
        self.variables = variables
    }
}

/// The value of a phrase's own variable. How it is printed depends on the language.
enum PhraseValue: Hashable, Sendable {
    case text(Text)
    case date(CalendarDate)
    case duration(TimeSpan)
    /// The name of a language.
    case language(LanguageTag)
    /// An enumeration of nouns.
    case list([Phrase])
    /// An enumeration of proper names.
    case names([String])
}
