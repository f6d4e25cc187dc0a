// Site + Templates/ + Public/ become Pages; the only room that knows Mustache.

internal import Crypto
package import Diagnostics
package import Links
package import Pages
internal import Parallel
package import Rejections
package import SiteContent
internal import SourceFiles
internal import Templating

/// Compiles a whole site, and tells every problem in its templates and texts.
package struct SiteCompiler {
    /// What was compiled, and what is wrong with it.
    package struct Result {
        /// `nil` if there are errors.
        package let site: CompiledSite?
        package let diagnostics: Diagnostics
    }

    /// - Parameters:
    ///   - site: the content.
    ///   - templates: the folder of the templates, as the user named it.
    ///   - assets: the folder of the files that are published as they are.
    ///   - isWanted: which pages to compile, where not all of them are.
    package static func compile(
        _ site: Site, templates: String, assets: String,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) -> Result {
        var diagnostics = Diagnostics()
        var templateDiagnostics = Diagnostics()
        let library = TemplateLibrary(
            templates, sections: TemplateContract.sections, into: &templateDiagnostics)
        let assets = AssetReader.read(assets, site: site, into: &diagnostics)
        let books = site.languages.filter { site.locales.contains($0.key) }.mapValues {
            PhraseBook($0.phrases, into: &diagnostics)
        }
        let texts = texts(of: site, into: &diagnostics)
        checkExplanations(site, into: &diagnostics)
        if let library {
            check(library, books, defaultLocale: site.defaultLocale, into: &templateDiagnostics)
        }
        diagnostics.report(templateDiagnostics.sorted)
        // Mistakes in texts and phrases do not keep pages from being checked; those in templates do.
        guard let library, !templateDiagnostics.hasErrors else {
            return Result(site: nil, diagnostics: diagnostics)
        }
        let frame = SiteContext(
            site: site, styleSheet: library.styleSheet, assetPaths: Set(assets.map(\.path)),
            books: books, texts: texts)
        let pages = pages(frame, library, where: isWanted, into: &diagnostics)
        guard !diagnostics.hasErrors else { return Result(site: nil, diagnostics: diagnostics) }
        return Result(
            site: CompiledSite(
                baseURL: site.baseURL, locales: site.locales, defaultLocale: site.defaultLocale,
                pages: pages, catalogue: site.catalogue, assets: assets,
                contentSecurityPolicy: frame.headerPolicy),
            diagnostics: diagnostics)
    }

    private static func texts(
        of site: Site, into diagnostics: inout Diagnostics
    ) -> [Slug: [LanguageTag: CompiledText]] {
        let compiled = parallelMap(site.reasons) { reason in
            var diagnostics = Diagnostics()
            var texts: [LanguageTag: CompiledText] = [:]
            for (language, text) in site.texts[reason.slug] ?? [:] {
                texts[language] = CompiledText(
                    text, language: language, of: reason, into: &diagnostics)
            }
            return (slug: reason.slug, texts: texts, diagnostics: diagnostics)
        }
        for result in compiled { diagnostics.report(result.diagnostics.sorted) }
        return Dictionary(uniqueKeysWithValues: compiled.map { ($0.slug, $0.texts) })
    }

    /// The pages of every locale.
    private static func pages(
        _ frame: SiteContext, _ library: TemplateLibrary,
        where isWanted: (Subject, LanguageTag) -> Bool, into diagnostics: inout Diagnostics
    ) -> [SitePage] {
        let skeletons = SkeletonCache()
        let subjects = subjects(frame.site)
        let builders = frame.site.locales.flatMap { locale in
            subjects.filter { isWanted($0, locale) }.map {
                PageBuilder(
                    frame: frame, templates: library, skeletons: skeletons, subject: $0,
                    locale: locale)
            }
        }
        let compiled = parallelMap(builders) { $0.compiled() }
        for result in compiled { diagnostics.report(result.diagnostics.sorted) }
        return compiled.map(\.page)
    }

    private static func subjects(_ site: Site) -> [Subject] {
        let reasons = site.reasons.flatMap { reason -> [Subject] in
            guard !reason.lists.isEmpty else { return [.reason(reason.slug, nil)] }
            let lists = site.blocklists.filter { reason.explanation(of: $0) != nil }
            let zones = lists.flatMap(\.linkNames).sorted()
            return [.reason(reason.slug, nil)] + zones.map { .reason(reason.slug, $0) }
        }
        // Those that name all others take longest, so they come first.
        return [.index, .notFound] + reasons
    }

    // MARK: Checks

    private static func check(
        _ library: TemplateLibrary, _ books: [LanguageTag: PhraseBook],
        defaultLocale: LanguageTag, into diagnostics: inout Diagnostics
    ) {
        guard let book = books[defaultLocale] else { return }
        var rules: [String: TagChecker.Rule] = [:]
        for name in TemplateContract.ofPages.union(TemplateContract.ofItems).union(book.names) {
            rules[name] = .always
        }
        let checker = TagChecker(
            rules: rules, partials: Set(library.sources.keys), allowsUnescaped: true)
        let used = library.check(checker, into: &diagnostics)
            .union(PhraseBook.required + ["fallback-notice"])
        for name in book.names.subtracting(used) {
            diagnostics.warning(
                book.path, book.origin(of: name),
                "nothing uses the phrase '\(name)'; remove it in every locale")
        }
    }

    /// The page of a list may show another reason's text, which must not ask for more.
    private static func checkExplanations(_ site: Site, into diagnostics: inout Diagnostics) {
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
