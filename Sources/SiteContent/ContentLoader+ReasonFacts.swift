internal import Diagnostics
internal import Links
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// A reason; what is missing or wrong in the file is reported, and has a stand-in.
    static func readReason(
        _ slug: Slug, _ yaml: some YAMLMapping, slugs: PageSlugs
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
        let hurry = yaml.requiredValue(
            "hurry", .choice(of: Hurry.self),
            "What helps a sender who cannot wait.")
        let words = yaml.values(
            "words", .singleLine, "What bounce messages say, for readers to look for.")
        let isFrequent = yaml.flag("frequent", "true: among the few that most readers come for.")
        let (parameters, lists) = readParameters(slug, yaml, slugs: slugs)
        let related = yaml.values(
            "related", .page(among: slugs), "Reasons and guides that may help the reader.")
        let references = yaml.elements(
            "references", .reference, "Standards, such as RFC 7208 §2.4.")
        let reviewed = yaml.requiredValue(
            "reviewed", .date, "When a person last compared facts and texts with reality.")
        let reason = Reason(
            slug: slug, codes: codes, replies: replies, actor: actor ?? .sender,
            retry: retry ?? .never, hurry: hurry ?? .phone, words: words,
            isFrequent: isFrequent ?? false, parameters: parameters, related: related,
            lists: lists, references: references.map(\.value), reviewed: reviewed ?? StandIn.date,
            isDraft: isDraft ?? false)
        return ReadReason(
            reason: reason, actor: actor, referencePlaces: references.map(\.position))
    }

    /// The parameters that a link may give the page. If they cannot be read, all of them, so that
    /// the variables of the texts are not reported as well.
    private static func readParameters(
        _ slug: Slug, _ yaml: some YAMLMapping, slugs: PageSlugs
    ) -> (parameters: Set<Parameter>, lists: [Reason.ListKind: Slug]) {
        let fields = yaml.values(
            "parameters", .choice(of: LinkField.self),
            "What a link to this reason may tell the page.")
        let lists = yaml.pairs(
            "lists", .choice(of: Reason.ListKind.self), .reason(among: slugs.reasons),
            "The kinds of blocklist a link may name, each with the reason whose text explains it; "
                + "'used' is any list that the mail server uses, 'ended' one that has ended.")
        guard !yaml.isWrong("parameters"), !yaml.isWrong("lists") else {
            return (Set(Parameter.allCases), standInLists(for: slug))
        }
        if fields.contains(.list) != yaml.has("lists") {
            yaml.error(
                yaml.has("lists") ? "lists" : "parameters",
                "'list' among the 'parameters' and the key 'lists' go together: 'lists' says "
                    + "which kinds of blocklist there are and whose text explains them")
        }
        let parameters = fields.compactMap { field in
            if case .parameter(let parameter) = field { parameter } else { nil }
        }
        return (
            Set(parameters),
            Dictionary(lists.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        )
    }

    /// Lists in place of those that cannot be read: texts may name a list, but no list has a page.
    static func standInLists(for slug: Slug) -> [Reason.ListKind: Slug] { [.ended: slug] }
}

extension ValueFormat<EnhancedStatusCode> {
    static var statusCode: Self {
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
        folder("a reason's folder", slugs) { "there is no reason '\($0)'" }
    }

    /// The name of an existing reason or guide.
    static func page(among slugs: PageSlugs) -> Self {
        folder("a reason's or guide's folder", slugs.all) {
            "there is no reason or guide '\($0)'"
        }
    }

    private static func folder(
        _ owner: String, _ slugs: Set<Slug>, missing: @escaping @Sendable (String) -> String
    ) -> Self {
        Self(
            TextGrammar("the name of \(owner)", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"),
            explain: { text in
                missing(text)
                    + Suggestion.clause(for: text, among: slugs.map(\.description).sorted())
            }
        ) { text in
            Slug(text).flatMap { slugs.contains($0) ? $0 : nil }
        }
    }
}
