internal import Diagnostics
internal import Links
internal import Parallel
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// What was read of one reason.
    struct ReadReason {
        let reason: Reason
        /// `nil` if the file does not say.
        let actor: Actor?
        var texts: [LanguageTag: ReasonText] = [:]
    }

    /// All reasons, in the order of their folders.
    func readReasons(_ locales: TextLocales) -> [ReadReason] {
        let names = names(in: "reasons")
        let slugs = Set(names.compactMap { Slug($0) })
        let reasons = inParallel(names) { name, loader in
            loader.readReason(name, slugs: slugs, locales: locales.all)
        }.compactMap(\.self)
        let published = Set(reasons.filter { !$0.reason.isDraft }.map(\.reason.slug))
        for reason in reasons where !reason.reason.isDraft {
            checkReferences(of: reason.reason, to: published)
        }
        return inParallel(reasons) { reason, loader in
            var result = reason
            result.texts = loader.readTexts(
                reason, pages: reason.reason.isDraft ? slugs : published, drafts: slugs, locales)
            return result
        }
    }

    /// Reads many things at the same time, each with a reporter of its own.
    private func inParallel<Element: Sendable, Value: Sendable>(
        _ elements: [Element], _ read: @Sendable (Element, ContentLoader) -> Value
    ) -> [Value] {
        let (tree, today) = (tree, today)
        let results = parallelMap(elements) { element in
            let loader = ContentLoader(tree: tree, today: today)
            return (read(element, loader), loader.reporter.diagnostics)
        }
        for (_, diagnostics) in results { reporter.report(diagnostics) }
        return results.map(\.0)
    }

    /// Reports references from a published reason to a draft.
    private func checkReferences(of reason: Reason, to published: Set<Slug>) {
        for slug in Set(reason.related + reason.lists.values).sorted()
        where !published.contains(slug) {
            reporter.error(
                tree.path("reasons/\(reason.slug)/reason.yaml"), .start,
                "this names the reason '\(slug)', which is a draft; publish that one first")
        }
    }

    private func readReason(
        _ name: String, slugs: Set<Slug>, locales: [LanguageTag]
    ) -> ReadReason? {
        guard let slug = Slug(name), !Self.reservedSlugs.contains(name),
            !locales.contains(where: { $0.description.lowercased() == name })
        else {
            reporter.error(
                tree.path("reasons/\(name)"), .start,
                "a reason's folder has a name such as 'mailbox-full': lower-case words, joined by "
                    + "hyphens, and not the name of a locale or another page")
            return nil
        }
        let reason = readYAML("reasons/\(name)/reason.yaml") { yaml in
            let read = Self.readReason(slug, yaml, slugs: slugs)
            checkAge(read.reason.reviewed, "reviewed", yaml)
            return read
        }
        return reason ?? Self.standIn(for: slug)
    }

    /// Paths of the site that are not reasons.
    private static let reservedSlugs = ["404", "healthz", "index"]

    /// A reason whose file cannot be read, for the checks of its texts.
    private static func standIn(for slug: Slug) -> ReadReason {
        ReadReason(
            reason: Reason(
                slug: slug, codes: [], replies: [], actor: .sender, retry: .never,
                hurry: .phone, words: [], isFrequent: false, parameters: Set(Parameter.allCases),
                related: [], lists: standInLists(for: slug),
                references: [], reviewed: StandIn.date, isDraft: false),
            actor: nil)
    }
}
