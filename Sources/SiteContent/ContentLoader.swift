internal import Diagnostics
internal import Foundation
package import Rejections
package import SourceFiles

/// Reads `Content/` and `site.yaml`, and reports every problem in them at once.
package struct ContentLoader {
    /// Has `site.yaml`.
    let settingsTree: SourceTree
    let tree: SourceTree
    /// Facts older than a year on this day are reported; `nil` for facts of any age.
    let today: CalendarDate?
    /// Whether to read what replies are recognized by: more than all other facts.
    private let readsReplies: Bool
    let reporter = Reporter()

    init(_ sources: SiteSources, today: CalendarDate? = nil, readsReplies: Bool = true) {
        settingsTree = sources.settings
        tree = sources.content
        self.today = today
        self.readsReplies = readsReplies
    }

    /// - Parameter settingsTree: has `site.yaml`.
    init(settingsTree: SourceTree, tree: SourceTree, today: CalendarDate?) {
        self.settingsTree = settingsTree
        self.tree = tree
        self.today = today
        readsReplies = false
    }

    /// - Parameters:
    ///   - today: warns about facts last reviewed more than a year before this day.
    ///   - readsReplies: whether to read what replies are recognized by, too; no page needs it.
    package static func load(
        _ sources: SiteSources, today: CalendarDate? = nil, readsReplies: Bool = true
    ) -> LoadedContent {
        let loader = ContentLoader(sources, today: today, readsReplies: readsReplies)
        var examples: [Diagnostic] = []
        let site = loader.site(&examples)
        return LoadedContent(
            partialSite: site, diagnostics: loader.reporter.diagnostics, examples: examples)
    }

    private func site(_ examples: inout [Diagnostic]) -> Site? {
        guard tree.exists else {
            reporter.error(
                tree.root, .start,
                "there is no such folder; run the command in the site's folder or name that with -C; "
                    + "a new site begins with 'retour init'")
            return nil
        }
        if tree.separated != nil, tree.isOwn(SiteSources.settingsFile) {
            reporter.warning(
                tree.path(SiteSources.settingsFile), .start,
                "nothing reads this file; the site is described by \(settingsPath)")
        }
        let settings = readSettings()
        examples = self.examples(in: settings)
        let blocklists = readBlocklists().map { list in
            var list = list
            list.isOwn = list.operator == settings.operator.organization
            return list
        }
        let languages = readLanguages(settings)
        let locales = TextLocales(settings, languages)
        let pages = readPages(locales)
        checkTranslations(settings, in: locales.published)
        let used = usedBlocklists(settings, among: blocklists)
        return site(settings, languages, pages, blocklists, used: used)
    }

    /// - Returns: `nil` if the words of no locale could be read.
    private func site(
        _ settings: Settings, _ languages: [LanguageTag: Language], _ pages: ReadPages,
        _ blocklists: [Blocklist], used: [Slug]
    ) -> Site? {
        let locales = (settings.locales ?? languages.keys.sorted()).filter {
            languages[$0] != nil
        }
        let named = settings.defaultLocale.flatMap { languages[$0] == nil ? nil : $0 }
        guard let defaultLocale = named ?? locales.first else { return nil }
        var texts: [Slug: [LanguageTag: PageText]] = [:]
        for page in pages.texts {
            // The text of another locale is a stand-in for a missing one.
            var ofPage = page.texts.filter { languages[$0.key] != nil }
            ofPage[defaultLocale] =
                ofPage[defaultLocale] ?? locales.lazy.compactMap { ofPage[$0] }.first
            if ofPage[defaultLocale] != nil { texts[page.slug] = ofPage }
        }
        let reasons = pages.reasons.map(\.reason).filter { texts[$0.slug] != nil }
        return Site(
            operator: settings.operator, baseURL: settings.baseURL, locales: locales,
            defaultLocale: defaultLocale, usedBlocklists: used,
            reasons: reasons,
            guides: pages.guides.map(\.guide).filter { texts[$0.slug] != nil }, texts: texts,
            blocklists: blocklists.sorted { $0.slug < $1.slug }, languages: languages,
            replies: readsReplies ? readReplies(of: reasons) : SiteReplies())
    }

    /// Warns about a fact that nobody has reviewed for more than a year.
    func checkAge(_ date: CalendarDate, _ key: YAMLKey, _ yaml: YAMLReader) {
        guard let today, yaml.has(key), !yaml.isWrong(key), date.isMoreThanAYear(before: today)
        else { return }
        yaml.warning(
            key,
            "last reviewed on \(date), over a year ago; compare it with reality, then set "
                + "'\(key.name)' to the day you did")
    }

    /// What `read` makes of a YAML file; reports the keys that it does not declare.
    /// - Parameter tree: where the file is, if not in the content.
    func readYAML<Value>(
        _ relative: String, in tree: SourceTree? = nil, _ read: (YAMLReader) -> Value?
    ) -> Value? {
        let tree = tree ?? self.tree
        guard let text = readText(relative, .yaml, in: tree) else { return nil }
        return YAMLReader.read(text, path: tree.path(relative), reporter: reporter, read)
    }

    /// The text of a file; reports a file that cannot be read or is not UTF-8.
    func readText(
        _ relative: String, _ kind: SourceKind, in tree: SourceTree? = nil
    ) -> String? {
        let tree = tree ?? self.tree
        do {
            let bytes = try tree.bytes(relative, kind)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                reporter.error(
                    tree.path(relative), .start, "the file is not UTF-8; save it as UTF-8")
                return nil
            }
            return text
        } catch {
            reporter.error(tree.path(relative), .start, error.problem)
            return nil
        }
    }

    /// The names in a folder of the content; reports a missing folder.
    func names(in relative: String) -> [String] {
        do {
            return try tree.names(in: relative)
        } catch {
            reporter.error(tree.path(relative), .start, error.problem)
            return []
        }
    }
}
