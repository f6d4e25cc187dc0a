internal import CommonMark
internal import Diagnostics
internal import Parallel
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    typealias ReadReason = (reason: Reason, texts: [LanguageTag: ReasonText])

    /// All reasons, in the order of their folders.
    func readReasons(
        locales: [LanguageTag], draftLocales: [LanguageTag], defaultLocale: LanguageTag?
    ) -> [ReadReason] {
        let names = names(in: "reasons")
        let slugs = Set(names.compactMap { Slug($0) })
        let reasons = inParallel(names) { name, loader in
            loader.readReason(name, slugs: slugs, locales: locales + draftLocales)
        }.compactMap(\.self)
        let published = Set(reasons.filter { !$0.isDraft }.map(\.slug))
        checkDrafts(reasons, published: published)
        let texts = inParallel(reasons) { reason, loader in
            loader.readTexts(
                reason, slugs: reason.isDraft ? slugs : published, drafts: slugs,
                locales: locales, draftLocales: draftLocales, defaultLocale: defaultLocale)
        }
        return Array(zip(reasons, texts))
    }

    /// Reads many things at the same time, each with a reporter of its own.
    private func inParallel<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ read: @Sendable (Element, ContentLoader) -> Result
    ) -> [Result] {
        let (tree, today) = (tree, today)
        let results = parallelMap(elements) { element in
            let loader = ContentLoader(tree: tree, today: today)
            return (read(element, loader), loader.reporter.diagnostics)
        }
        for (_, diagnostics) in results { reporter.report(diagnostics) }
        return results.map(\.0)
    }

    /// What is published must not lead to what is not.
    private func checkDrafts(_ reasons: [Reason], published: Set<Slug>) {
        for reason in reasons where !reason.isDraft {
            for slug in reason.related + reason.lists.values.sorted()
            where !published.contains(slug) {
                reporter.error(
                    tree.path("reasons/\(reason.slug)/reason.yaml"), .start,
                    "this names the reason '\(slug)', which is a draft; publish that one first")
            }
        }
    }

    private func readReason(
        _ name: String, slugs: Set<Slug>, locales: [LanguageTag]
    ) -> Reason? {
        guard let slug = Slug(name), !Self.reservedSlugs.contains(name),
            !locales.contains(where: { $0.description.lowercased() == name })
        else {
            reporter.error(
                tree.path("reasons/\(name)"), .start,
                "a reason's folder is named like 'mailbox-full': lower-case words, hyphens, "
                    + "and not like a locale or another page")
            return nil
        }
        return readYAML("reasons/\(name)/reason.yaml") { yaml in
            let reason = Self.readReason(slug, yaml, slugs: slugs)
            checkAge(reason?.reviewed, "reviewed", yaml)
            return reason
        }
    }

    /// Paths of the site that are no reasons.
    private static let reservedSlugs = ["404", "healthz", "index"]

    static func readReason(_ slug: Slug, _ yaml: YAMLMapping, slugs: Set<Slug>) -> Reason? {
        yaml.explain([
            "draft": "true: not yet published.",
            "codes": "The enhanced status codes (RFC 3463) such a reply usually carries.",
            "replies": "The SMTP reply codes (RFC 5321) it usually begins with.",
            "actor": "Who must act so that mail gets through.",
            "retry": "When sending again makes sense.",
            "parameters": "What a link to this reason may tell the page.",
            "related": "Other reasons that may help the reader.",
            "lists": "The kinds of blocklist a link may name, each with the reason whose text "
                + "explains it.",
            "references": "Standards, such as RFC 7208 §2.4.",
            "reviewed": "When a person last compared facts and texts with the world.",
        ])
        let isDraft = yaml.flag("draft") ?? false
        let codes = yaml.values("codes", .statusCode, EnhancedStatusCode.init)
        let expectedReply = ValueFormat("an SMTP reply code such as 554", pattern: "^[45][0-9]{2}$")
        let replies = yaml.values("replies", expectedReply) { text in
            Int(text).flatMap { (400...599).contains($0) ? $0 : nil }
        }
        let actor = yaml.requiredValue("actor", .choice(Actor.self), Actor.init)
        let retry = yaml.requiredValue("retry", .choice(Retry.self), Retry.init)
        let parameters = yaml.values("parameters", .choice(Parameter.self), Parameter.init)
        let reasonName = ValueFormat(
            "the name of a reason: its folder", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$")
        let knownSlug = { (text: String) in
            Slug(text).flatMap { slugs.contains($0) ? $0 : nil }
        }
        let related = yaml.values("related", reasonName, knownSlug)
        let lists = yaml.pairs(
            "lists", .choice(Reason.ListKind.self), Reason.ListKind.init, reasonName, knownSlug)
        let references = yaml.values(
            "references", "a reference such as 'RFC 5782' or 'RFC 7208 §2.4'", Reference.init)
        let reviewed = yaml.requiredValue("reviewed", .date, CalendarDate.init)
        if parameters.contains(.list) != yaml.has("lists") {
            yaml.error(
                yaml.has("lists") ? "lists" : "parameters",
                "'list' among the 'parameters' and the key 'lists' go together: 'lists' says "
                    + "which kinds of blocklist there are and whose text explains them")
        }
        guard let actor, let retry, let reviewed else { return nil }
        return Reason(
            slug: slug, codes: codes, replies: replies, actor: actor, retry: retry,
            parameters: Set(parameters), related: related,
            lists: Dictionary(lists.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
            references: references, reviewed: reviewed, isDraft: isDraft)
    }

    // MARK: Texts

    /// - Parameters:
    ///   - slugs: the pages that its links may lead to.
    ///   - drafts: the pages that there are besides, not yet published.
    private func readTexts(
        _ reason: Reason, slugs: Set<Slug>, drafts: Set<Slug>, locales: [LanguageTag],
        draftLocales: [LanguageTag], defaultLocale: LanguageTag?
    ) -> [LanguageTag: ReasonText] {
        let slug = reason.slug
        var texts: [LanguageTag: ReasonText] = [:]
        for locale in locales + draftLocales {
            let file = "reasons/\(slug)/\(locale).md"
            if tree.has(file) {
                texts[locale] = readReasonText(
                    file, actor: reason.actor, slugs: slugs, drafts: drafts)
            } else if reason.isDraft || draftLocales.contains(locale), locale != defaultLocale {
                continue
            } else if locale == defaultLocale {
                reporter.error(
                    tree.path(file), .start, "the text in the default locale is missing; write it")
            } else {
                let fallback = defaultLocale.map { " in '\($0)'" } ?? ""
                reporter.warning(
                    tree.path(file), .start,
                    "the text is missing; until it is written the page shows the one\(fallback)")
            }
        }
        // Without settings nobody knows the locales.
        guard !locales.isEmpty else { return texts }
        for name in names(in: "reasons/\(slug)") where name != "reason.yaml" {
            let isText = (locales + draftLocales).contains { name == "\($0).md" }
            if !isText {
                reporter.warning(
                    tree.path("reasons/\(slug)/\(name)"), .start,
                    "nothing reads this file; texts are named after a locale of site.yaml")
            }
        }
        return texts
    }

    private func readReasonText(
        _ file: String, actor: Actor, slugs: Set<Slug>, drafts: Set<Slug>
    ) -> ReasonText? {
        let path = tree.path(file)
        guard let text = readText(file),
            let front = FrontMatter(text, path: path, reporter: reporter),
            let yaml = YAMLMapping(
                yaml: front.yaml, path: path, lineOffset: FrontMatter.lineOffset,
                reporter: reporter)
        else { return nil }
        _ = (yaml.requiredText("title"), yaml.requiredText("summary"))
        let (title, summary) = (yaml.source("title"), yaml.source("summary"))
        let (short, forward) = (yaml.source("short"), yaml.source("forward"))
        let source = yaml.value(
            "source", "a locale and a digest, as 'retour accept' writes them",
            TranslationSource.init)
        yaml.finish()
        if (actor == .provider) != (forward != nil) {
            let message =
                forward == nil
                ? "'forward' is missing: what the sender tells the provider, who must act"
                : "'forward' is only for reasons whose actor is the provider; remove it"
            reporter.error(path, yaml.position(of: "forward"), message)
        }
        let parsed = ParsedText(front.body.text)
        TextChecker(
            body: front.body, events: parsed.events, slugs: slugs, drafts: drafts,
            reporter: reporter
        ).check()
        guard let title, let summary else { return nil }
        return ReasonText(
            path: path, title: title, short: short, summary: summary, forward: forward,
            body: front.body,
            parsedBody: front.body.text.utf8.contains(UInt8(ascii: "{")) ? nil : parsed,
            source: source)
    }
}
