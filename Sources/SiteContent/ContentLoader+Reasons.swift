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

    /// A reason; what is missing or wrong in the file is reported, and has a stand-in.
    static func readReason(
        _ slug: Slug, _ yaml: some YAMLMapping, slugs: Set<Slug>
    ) -> ReadReason {
        let isDraft = yaml.flag("draft", "true: not published yet.")
        let codes = yaml.values(
            "codes", .statusCode,
            "The enhanced status codes (RFC 3463) such a reply usually carries.")
        let replies = yaml.values(
            "replies", .replyCode, "The SMTP reply codes (RFC 5321) it usually begins with.")
        let actor = yaml.requiredValue(
            "actor", .choice(of: Actor.self), "Who must act so that mail gets through.")
        let retry = yaml.requiredValue(
            "retry", .choice(of: Retry.self), "When it makes sense to send again.")
        let parameters = yaml.values(
            "parameters", .choice(of: LinkField.self),
            "What a link to this reason may tell the page.")
        let related = yaml.values(
            "related", .reason(among: slugs), "Other reasons that may help the reader.")
        let lists = yaml.pairs(
            "lists", .choice(of: Reason.ListKind.self), .reason(among: slugs),
            "The kinds of blocklist a link may name, each with the reason whose text explains it.")
        let references = yaml.values(
            "references", .reference, "Standards, such as RFC 7208 §2.4.")
        let reviewed = yaml.requiredValue(
            "reviewed", .date, "When a person last compared facts and texts with the world.")
        if parameters.contains(.list) != yaml.has("lists"), !yaml.isWrong("parameters") {
            yaml.error(
                yaml.has("lists") ? "lists" : "parameters",
                "'list' among the 'parameters' and the key 'lists' go together: 'lists' says "
                    + "which kinds of blocklist there are and whose text explains them")
        }
        let reason = Reason(
            slug: slug, codes: codes, replies: replies, actor: actor ?? .sender,
            retry: retry ?? .never,
            // With all parameters, texts have no further errors.
            parameters: yaml.isWrong("parameters")
                ? Set(Parameter.allCases)
                : Set(
                    parameters.compactMap {
                        if case .parameter(let name) = $0 { name } else { nil }
                    }),
            related: related,
            lists: Dictionary(lists.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
            references: references, reviewed: reviewed ?? StandIn.date,
            isDraft: isDraft ?? false)
        return ReadReason(reason: reason, actor: actor)
    }

    /// A reason whose file cannot be read, for the checks of its texts.
    private static func standIn(for slug: Slug) -> ReadReason {
        ReadReason(
            reason: Reason(
                slug: slug, codes: [], replies: [], actor: .sender, retry: .never,
                parameters: Set(Parameter.allCases), related: [], lists: [:], references: [],
                reviewed: StandIn.date, isDraft: false),
            actor: nil)
    }
}

extension ValueFormat<EnhancedStatusCode> {
    fileprivate static var statusCode: Self {
        Self(
            "an enhanced status code such as 5.7.1", pattern: #"^[245]\.[0-9]{1,3}\.[0-9]{1,3}$"#)
    }
}

extension ValueFormat<Int> {
    fileprivate static var replyCode: Self {
        Self(TextGrammar("an SMTP reply code such as 554", pattern: "^[45][0-9]{2}$")) { text in
            Int(text).flatMap { (400...599).contains($0) ? $0 : nil }
        }
    }
}

extension ValueFormat<Reference> {
    fileprivate static var reference: Self {
        Self("a reference such as 'RFC 5782' or 'RFC 7208 §2.4'")
    }
}

extension ValueFormat<Slug> {
    /// The name of an existing reason.
    fileprivate static func reason(among slugs: Set<Slug>) -> Self {
        Self(
            TextGrammar("the name of a reason's folder", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"),
            explain: { text in
                "there is no reason '\(text)'"
                    + Suggestion.clause(for: text, among: slugs.map(\.description).sorted())
            }
        ) { text in
            Slug(text).flatMap { slugs.contains($0) ? $0 : nil }
        }
    }
}
