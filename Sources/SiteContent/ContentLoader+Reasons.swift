internal import CommonMark
internal import Diagnostics
internal import Parallel
internal import Rejections

extension ContentLoader {
    typealias ReadReason = (reason: Reason, texts: [LanguageTag: ReasonText])

    /// All reasons, in the order of their folders.
    func readReasons(locales: [LanguageTag], defaultLocale: LanguageTag?) -> [ReadReason] {
        let names = names(in: "reasons")
        let slugs = Set(names.compactMap { Slug($0) })
        let tree = tree
        let results = parallelMap(names) { name in
            // Each with a reporter of its own: they are read at the same time.
            let loader = ContentLoader(tree: tree)
            let reason = loader.readReason(
                name, slugs: slugs, locales: locales, defaultLocale: defaultLocale)
            return (reason, loader.reporter.diagnostics)
        }
        for (_, diagnostics) in results { reporter.report(diagnostics) }
        return results.compactMap(\.0)
    }

    private func readReason(
        _ name: String, slugs: Set<Slug>, locales: [LanguageTag], defaultLocale: LanguageTag?
    ) -> ReadReason? {
        guard let slug = Slug(name), !Self.reservedSlugs.contains(name),
            !locales.contains(where: { $0.tag.lowercased() == name })
        else {
            reporter.error(
                tree.path("reasons/\(name)"), .start,
                "a reason's folder is named like 'mailbox-full': lower-case words, hyphens, "
                    + "and not like a locale or another page")
            return nil
        }
        let reason = readYAML("reasons/\(name)/reason.yaml") {
            readReason(slug, $0, slugs: slugs)
        }
        let texts = readTexts(
            slug, actor: reason?.actor, slugs: slugs, locales: locales,
            defaultLocale: defaultLocale)
        return reason.map { ($0, texts) }
    }

    /// Paths of the site that are no reasons.
    private static let reservedSlugs = ["404", "healthz", "index"]

    private func readReason(
        _ slug: Slug, _ yaml: YAMLMapping, slugs: Set<Slug>
    ) -> Reason? {
        let codes = yaml.values(
            "codes", "an enhanced status code such as 5.7.1", EnhancedStatusCode.init)
        let replies = yaml.values("replies", "an SMTP reply code such as 554") { text in
            Int(text).flatMap { (400...599).contains($0) ? $0 : nil }
        }
        let actor = yaml.requiredValue("actor", Self.choice(Actor.self), Actor.init)
        let retry = yaml.requiredValue("retry", Self.choice(Retry.self), Retry.init)
        let parameters = yaml.values("parameters", Self.choice(Parameter.self), Parameter.init)
        let reasonName = "the name of a reason: its folder"
        let knownSlug = { (text: String) in
            Slug(text).flatMap { slugs.contains($0) ? $0 : nil }
        }
        let related = yaml.values("related", reasonName, knownSlug)
        let endedList = yaml.value("ended-list", reasonName, knownSlug)
        let references = yaml.values(
            "references", "a reference such as 'RFC 5782' or 'RFC 7208 §2.4'", Reference.init)
        let reviewed = yaml.requiredValue("reviewed", Self.dateHint, CalendarDate.init)
        guard let actor, let retry, let reviewed else { return nil }
        return Reason(
            slug: slug, codes: codes, replies: replies, actor: actor, retry: retry,
            parameters: Set(parameters), related: related, endedList: endedList,
            references: references, reviewed: reviewed)
    }

    // MARK: Texts

    private func readTexts(
        _ slug: Slug, actor: Actor?, slugs: Set<Slug>, locales: [LanguageTag],
        defaultLocale: LanguageTag?
    ) -> [LanguageTag: ReasonText] {
        var texts: [LanguageTag: ReasonText] = [:]
        for locale in locales {
            let file = "reasons/\(slug)/\(locale).md"
            if tree.has(file) {
                texts[locale] = readReasonText(file, actor: actor, slugs: slugs)
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
            let isText = locales.contains { name == "\($0).md" }
            if !isText {
                reporter.warning(
                    tree.path("reasons/\(slug)/\(name)"), .start,
                    "nothing reads this file; texts are named after a locale of site.yaml")
            }
        }
        return texts
    }

    private func readReasonText(
        _ file: String, actor: Actor?, slugs: Set<Slug>
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
        let forward = yaml.source("forward")
        yaml.finish()
        if let actor, (actor == .provider) != (forward != nil) {
            let message =
                forward == nil
                ? "'forward' is missing: what the sender tells the provider, who must act"
                : "'forward' is only for reasons whose actor is the provider; remove it"
            reporter.error(path, yaml.position(of: "forward"), message)
        }
        TextChecker(body: front.body, slugs: slugs, reporter: reporter).check()
        guard let title, let summary else { return nil }
        return ReasonText(
            path: path, title: title, summary: summary, forward: forward, body: front.body)
    }
}
