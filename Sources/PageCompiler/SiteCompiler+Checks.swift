internal import Diagnostics
internal import Rejections
internal import SiteContent
internal import Templating

extension SiteCompiler {
    /// Reports mistakes in the tags of templates, and phrases that nothing uses.
    /// - Returns: the templates without errors. Pages are made of these even where there are errors
    ///   elsewhere, so that the mistakes in their texts are reported, too.
    static func check(
        _ library: TemplateLibrary, _ books: [LanguageTag: PhraseBook],
        defaultLocale: LanguageTag, into diagnostics: inout Diagnostics
    ) -> Set<TemplateLibrary.Name> {
        guard let book = books[defaultLocale] else { return [] }
        var rules: [String: TagChecker.Rule] = [:]
        for name in TemplateContract.ofPages.union(TemplateContract.ofItems).union(book.names) {
            rules[name] = .always
        }
        let checker = TagChecker(
            rules: rules, partials: Set(library.sources.keys), allowsUnescaped: true)
        let check = library.check(checker, into: &diagnostics)
        // What a missing template uses is not known.
        guard TemplateLibrary.Name.allCases.allSatisfy({ library.sources[$0.rawValue] != nil })
        else { return check.intact }
        let used = check.names.union(PhraseRegistry.names)
        for name in book.names.subtracting(used) {
            diagnostics.warning(
                book.path, book.origin(of: name),
                "nothing uses the phrase '\(name)'; remove it in every locale")
        }
        return check.intact
    }

    /// Reports phrases that the program says and a locale does not have.
    ///
    /// What only the default locale has is not reported here: the loader compares the others with it.
    static func checkPhrases(
        _ phrases: [LanguageTag: Phrases], defaultLocale: LanguageTag,
        into diagnostics: inout Diagnostics
    ) {
        let standard = phrases[defaultLocale]?.entries ?? [:]
        for phrases in phrases.values {
            for name in PhraseRegistry.names
            where phrases.entries[name] == nil && standard[name] == nil {
                diagnostics.error(phrases.path, .start, "the phrase '\(name)' is missing")
            }
        }
    }

    /// The page of a list may show another reason's text, which must not ask for more.
    static func checkExplanations(_ site: Site, into diagnostics: inout Diagnostics) {
        for reason in site.reasons {
            for slug in Set(reason.lists.values).sorted() {
                guard let other = site.reasons.first(where: { $0.slug == slug }),
                    !other.parameters.isSubset(of: reason.parameters)
                        || !other.lists.isEmpty && reason.lists.isEmpty
                else { continue }
                diagnostics.error(
                    site.texts[slug]?[site.defaultLocale]?.path ?? "", .start,
                    "'\(slug)' explains lists for '\(reason.slug)', so its parameters must be "
                        + "among those of '\(reason.slug)'")
            }
        }
    }
}
