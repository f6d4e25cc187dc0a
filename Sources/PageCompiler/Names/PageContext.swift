internal import Links
internal import Rejections
internal import SiteContent
internal import Templating

/// A page that is being compiled, with what the site knows.
struct PageContext {
    let context: SiteContext
    let subject: Subject
    let locale: LanguageTag
    /// The parameters that a link may give the page.
    let parameters: Set<Parameter>

    var site: Site { context.site }
    var facts: LocaleFacts { context.facts(locale) }

    /// The same page in another locale.
    func translated(to locale: LanguageTag) -> PageContext {
        PageContext(context: context, subject: subject, locale: locale, parameters: parameters)
    }

    /// What the program says in the language of the page, with the values of the page.
    func text(of phrase: Phrase, _ values: [String: Value]) -> Text {
        context.text(of: phrase, values, locale)
    }

    /// The path from the root of the host to another page in the same language.
    func path(_ subject: Subject) -> String { context.path(subject, locale) }

    /// The query that keeps the values of the link, and nothing else.
    var query: Text {
        let names = Parameter.allCases.filter(parameters.contains)
        return names.indices.reduce(Text()) { query, index in
            let name = names[index]
            guard let form = name.forms.first else { return query }
            let pair = Text([.literal("\(name)="), .parameter(form)])
            return query + Text(ifKnown: form, Self.separator(after: names[..<index]) + pair)
        }
    }

    /// What precedes a pair of a query: `&` if any of the names before it is known, or else `?`.
    private static func separator(after names: ArraySlice<Parameter>) -> Text {
        guard let name = names.first, let form = name.forms.first else { return Text("?") }
        return Text(ifKnown: form, Text("&"), else: separator(after: names.dropFirst()))
    }
}
