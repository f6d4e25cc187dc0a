/// The facts about a DNSBL (RFC 5782), or about a reputation service that mail servers use like one,
/// in no language.
package struct Blocklist: Sendable {
    package let slug: Slug
    package let name: SingleLine
    /// Who runs it.
    package let `operator`: SingleLine
    package let website: WebURL
    package let kind: Kind
    package var status = Status.active
    /// Not published yet.
    package var isDraft = false
    /// Whether the organization whose server rejects runs it.
    package var isOwn = false
    /// The names under which it is queried, the usual one first; none for a service without DNS.
    package var zones: [Zone] = []
    /// Suffixes that follow a customer's secret key; they count as the first of `linkNames`.
    package var keyedZones: [Zone] = []
    /// Names that links use by mistake; they count as the first of `linkNames`.
    package var aliases: [Zone] = []
    /// What replies call the list, beside `name`.
    package var names: [SingleLine] = []
    /// Its look-up pages in replies, beside `lookup`.
    package var links: [LookupLink] = []
    package var impact: Impact?
    /// `nil` if everyone gets answers, or if that is unknown.
    package var access: Access?
    /// `nil` if unknown, or if the parts of a combined list say so.
    package var unit: Unit?
    /// Whether it lists IPv6 addresses; `nil` if unknown.
    package var listsIPv6: Bool?
    /// What gets something onto the list; empty if unknown or if only its parts say so.
    package var criteria: [Criterion] = []
    package var answers = Answers()
    /// The lists that a combined zone consists of.
    package var parts: [Part] = []
    /// The page that shows the listing of one address.
    package var lookup: LookupURL?
    /// A form that takes an address or domain.
    package var lookupForm: WebURL?
    package var removal = Removal()
    /// The facts that nobody has confirmed: a page must not state them as certain.
    package var unsure: Set<Fact> = []
    /// When a person last compared the facts with their sources.
    package let checked: CalendarDate
    package let confidence: Confidence

    package init(
        slug: Slug, name: SingleLine, operator: SingleLine, website: WebURL, kind: Kind,
        checked: CalendarDate, confidence: Confidence
    ) {
        self.slug = slug
        self.name = name
        self.operator = `operator`
        self.website = website
        self.kind = kind
        self.checked = checked
        self.confidence = confidence
    }

    /// The names that links use for it: its zones, or its slug if it has none.
    package var linkNames: [ListName] {
        zones.isEmpty ? [.service(slug)] : zones.map(ListName.zone)
    }

    /// Names that count as the first of `linkNames`, with or without a label before them.
    package var otherNames: [Zone] { keyedZones + aliases }

    package var hasEnded: Bool {
        if case .ended = status { true } else { false }
    }

    /// What a listing means. It decides who must act.
    package enum Kind: String, Sendable, CaseIterable {
        /// A server that sends spam, attacks others, or is infected; or the network it is in.
        case address
        /// A range that is not meant to send mail directly.
        case dynamicRange = "dynamic-range"
        case noReverseDNS = "no-reverse-dns"
        /// A server that sends bounces to people who never wrote to it.
        case backscatter
        case domain
        /// A domain or address in the links of messages.
        case link
        /// A person's address.
        case mailbox
        /// The rating of a private service; there is no zone to query.
        case reputation
        /// What the recipient's organization has configured at such a service.
        case policy
        /// A list of good servers: being on it is never a reason to reject.
        case allowlist
    }

    package enum Status: Hashable, Sendable {
        case active
        /// Sources contradict each other on whether it still works.
        case disputed
        /// It no longer gives useful answers, since that day if it is known.
        case ended(CalendarDate?, listsEverything: Bool)
    }

    package enum Confidence: String, Sendable, CaseIterable {
        case high
        case medium
        case low
    }

    /// A fact that `unsure` can name; its raw value is the key that states it in the list's file.
    package enum Fact: String, Sendable, CaseIterable {
        case `operator`
        case website
        case zones
        case ipv6
        case criteria = "lists"
        case codes
        case lookup
        case lookupForm = "lookup-form"
        case by
        case request
        case email
        case needs
        case delay
        case expiry
        case payment
        case ended
        case impact
        case access = "asked"
        case unit = "listed"
    }
}
