// Site + Templates/ + Public/ become Pages.

package import Diagnostics
package import Links
package import Pages
internal import Parallel
package import Rejections
package import SiteContent
package import SourceFiles
internal import Templating

/// Compiles a whole site, and reports every problem in its templates and texts.
package struct SiteCompiler {
    /// What was compiled, and what is wrong with it.
    package struct Result {
        /// `nil` if there are errors.
        package let site: CompiledSite?
        package let diagnostics: Diagnostics
    }

    /// - Parameters:
    ///   - site: the content.
    ///   - sources: where its templates are, and the files that are published as they are.
    ///   - isWanted: which pages to compile, where not all of them are.
    package static func compile(
        _ site: Site, from sources: SiteSources,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) -> Result {
        var diagnostics = Diagnostics()
        let library = TemplateLibrary(
            sources.templates, sections: TemplateContract.sections, into: &diagnostics)
        let assets = AssetReader.read(sources.assets, site: site, into: &diagnostics)
        checkLogos(site.operator.design, among: assets, in: sources.assets, into: &diagnostics)
        let facts = Dictionary(
            uniqueKeysWithValues: site.locales.map {
                ($0, LocaleFacts($0, formats: site.languages[$0]?.formats))
            })
        let phrases = site.languages.filter { facts[$0.key] != nil }.mapValues(\.phrases)
        checkPhrases(phrases, defaultLocale: site.defaultLocale, into: &diagnostics)
        let books = books(phrases, facts, into: &diagnostics)
        let texts = texts(of: site, into: &diagnostics)
        checkExplanations(site, into: &diagnostics)
        let intact = check(
            library, books, defaultLocale: site.defaultLocale, into: &diagnostics)
        let context = SiteContext(
            site: site, styleSheet: styleSheet(library.styleSheet, site.operator.design),
            assetPaths: Set(assets.map(\.path)),
            facts: facts, books: books, texts: texts)
        let pages = pages(context, library, intact, where: isWanted, into: &diagnostics)
        guard !diagnostics.hasErrors else { return Result(site: nil, diagnostics: diagnostics) }
        return Result(
            site: CompiledSite(
                baseURL: site.baseURL, locales: site.locales, defaultLocale: site.defaultLocale,
                pages: pages, catalogue: site.catalogue, assets: assets,
                policy: context.policy),
            diagnostics: diagnostics)
    }

    private static func books(
        _ phrases: [LanguageTag: Phrases], _ facts: [LanguageTag: LocaleFacts],
        into diagnostics: inout Diagnostics
    ) -> [LanguageTag: PhraseBook] {
        var books: [LanguageTag: PhraseBook] = [:]
        for (locale, phrases) in phrases {
            books[locale] = PhraseBook(
                phrases, facts: facts[locale] ?? LocaleFacts(locale), into: &diagnostics)
        }
        return books
    }

    private static func texts(
        of site: Site, into diagnostics: inout Diagnostics
    ) -> [Slug: [LanguageTag: CompiledText]] {
        let reasons = Dictionary(uniqueKeysWithValues: site.reasons.map { ($0.slug, $0) })
        let compiled = parallelMap(site.folders.map(\.slug)) { slug in
            var diagnostics = Diagnostics()
            var texts: [LanguageTag: CompiledText] = [:]
            for (language, text) in site.texts[slug] ?? [:] {
                texts[language] = CompiledText(
                    text, language: language, of: reasons[slug], into: &diagnostics)
            }
            return (slug: slug, texts: texts, diagnostics: diagnostics)
        }
        for result in compiled { diagnostics.report(result.diagnostics.sorted) }
        return Dictionary(uniqueKeysWithValues: compiled.map { ($0.slug, $0.texts) })
    }

    /// The pages of every locale.
    private static func pages(
        _ context: SiteContext, _ library: TemplateLibrary, _ intact: Set<TemplateLibrary.Name>,
        where isWanted: (Subject, LanguageTag) -> Bool, into diagnostics: inout Diagnostics
    ) -> [SitePage] {
        let skeletons = SkeletonCache()
        let subjects = subjects(context)
        let builders = context.site.locales.flatMap { locale in
            subjects.filter { isWanted($0, locale) }.map {
                PageBuilder(
                    context: context, templates: library, intact: intact, skeletons: skeletons,
                    subject: $0, locale: locale)
            }
        }
        let compiled = parallelMap(builders) { $0.compiled() }
        for result in compiled { diagnostics.report(result.diagnostics.sorted) }
        return compiled.map(\.page)
    }

    private static func subjects(_ context: SiteContext) -> [Subject] {
        let site = context.site
        let reasons = site.reasons.flatMap { reason -> [Subject] in
            let names = context.blocklists(of: reason.slug).flatMap(\.linkNames).sorted()
            return [.reason(reason.slug, nil)] + names.map { .reason(reason.slug, $0) }
        }
        // Those that name all others take longest, so they come first.
        return [.index, .blocklists, .notFound] + reasons + site.guides.map { .guide($0.slug) }
    }
}
