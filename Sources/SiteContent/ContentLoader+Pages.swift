internal import Diagnostics
internal import Links
internal import Parallel
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// What was read of all reasons and guides, in the order of their folders.
    struct ReadPages {
        var reasons: [ReadReason]
        var guides: [ReadGuide]

        var texts: [(slug: Slug, texts: [LanguageTag: PageText])] {
            reasons.map { ($0.reason.slug, $0.texts) } + guides.map { ($0.guide.slug, $0.texts) }
        }
    }

    func readPages(_ locales: TextLocales) -> ReadPages {
        let reasonNames = names(in: PageFolder.Kind.reason.folder)
        let guideNames = guideNames(besides: reasonNames)
        let slugs = PageSlugs(
            reasons: Set(reasonNames.compactMap { Slug($0) }),
            guides: Set(guideNames.compactMap { Slug($0) }))
        var pages = ReadPages(
            reasons: inParallel(reasonNames) { name, loader in
                loader.readReason(name, slugs: slugs, locales: locales.all)
            }.compactMap(\.self),
            guides: inParallel(guideNames) { name, loader in
                loader.readGuide(name, slugs: slugs, locales: locales.all)
            }.compactMap(\.self))
        let folders = pages.reasons.map(\.reason.folder) + pages.guides.map(\.guide.folder)
        let published = Set(folders.filter { !$0.isDraft }.map(\.slug))
        for reason in pages.reasons.map(\.reason) {
            checkReferences(of: reason.folder, reason.related + reason.lists.values, published)
        }
        for guide in pages.guides.map(\.guide) {
            checkReferences(of: guide.folder, guide.related, published)
        }
        let links = LinkTargets(published: published, all: slugs.all)
        let rfcs = readRFCs()
        if let rfcs { checkRFCs(of: pages.reasons, rfcs) }
        pages.reasons = inParallel(pages.reasons) { read, loader in
            var read = read
            read.texts = loader.readTexts(
                of: read.reason.folder, actor: read.actor, links: links, rfcs, locales)
            return read
        }
        pages.guides = inParallel(pages.guides) { read, loader in
            var read = read
            read.texts = loader.readTexts(
                of: read.guide.folder, actor: nil, links: links, rfcs, locales)
            return read
        }
        return pages
    }

    /// The names of the guides' folders; reports those that are also names of reasons.
    private func guideNames(besides reasonNames: [String]) -> [String] {
        let folder = PageFolder.Kind.guide.folder
        guard tree.has(folder) else { return [] }
        return names(in: folder).filter { name in
            guard reasonNames.contains(name) else { return true }
            reporter.error(
                tree.path("\(folder)/\(name)"), .start,
                "there is also a reason '\(name)', and both would have the same link; rename the "
                    + "guide")
            return false
        }
    }

    /// The name that a page's folder has in links; reports a name that is none.
    func slug(_ name: String, _ kind: PageFolder.Kind, locales: [LanguageTag]) -> Slug? {
        if LegacyLinks.words.contains(name) {
            reporter.error(
                tree.path("\(kind.folder)/\(name)"), .start,
                "legacy links, which redirect to other pages, begin with '/\(name)'; give the "
                    + "\(kind.rawValue) another name")
            return nil
        }
        if let slug = Slug(name), !Self.reservedSlugs.contains(name),
            !locales.contains(where: { $0.description.lowercased() == name })
        {
            return slug
        }
        reporter.error(
            tree.path("\(kind.folder)/\(name)"), .start,
            "a \(kind.rawValue)'s folder has a name such as 'mailbox-full': lower-case words, "
                + "joined by hyphens, and not the name of a locale or another page")
        return nil
    }

    /// Paths of the site that are neither reasons nor guides.
    private static let reservedSlugs = ["404", Subject.blocklistsName, "healthz", "index"]

    /// Reports references from a published page to a draft.
    private func checkReferences(
        of folder: PageFolder, _ slugs: [Slug], _ published: Set<Slug>
    ) {
        guard !folder.isDraft else { return }
        for slug in Set(slugs).subtracting(published).sorted() {
            reporter.error(
                tree.path(folder.factsFile), .start,
                "this names the page '\(slug)', which is a draft; publish that one first")
        }
    }

    /// Reads many things at the same time, each with a reporter of its own.
    private func inParallel<Element: Sendable, Value: Sendable>(
        _ elements: [Element], _ read: @Sendable (Element, ContentLoader) -> Value
    ) -> [Value] {
        let (settingsTree, tree, today) = (settingsTree, tree, today)
        let results = parallelMap(elements) { element in
            let loader = ContentLoader(settingsTree: settingsTree, tree: tree, today: today)
            return (read(element, loader), loader.reporter.diagnostics)
        }
        for (_, diagnostics) in results { reporter.report(diagnostics) }
        return results.map(\.0)
    }
}
