/// A DNSBL (RFC 5782) or a rating service that mail servers use like one: its facts, in no language.
package struct Blocklist: Sendable {
    package let slug: Slug
    package let name: String
    /// Who runs it.
    package let `operator`: String
    package let website: String
    package let kind: Kind
    package let status: Status
    /// Not yet to be published.
    package let isDraft: Bool
    /// The names under which it is asked, the usual one first; none for a service without DNS.
    package let zones: [Zone]
    /// Suffixes that stand behind a customer's secret key; they count as the first zone.
    package let keyedZones: [Zone]
    /// Whether it holds IPv6 addresses; `nil` if unknown.
    package let listsIPv6: Bool?
    /// What gets something on the list; empty if only its parts say so.
    package let subjects: [Subject]
    package let answers: Answers
    /// The lists that a combined zone is made of.
    package let parts: [Part]
    /// The page that shows the listing of one address.
    package let lookup: LookupURL?
    /// A form that takes an address or domain.
    package let lookupForm: String?
    package let removal: Removal
    /// The facts that nobody has confirmed: a page must not state them as certain.
    package let unsure: Set<Fact>
    /// When a person last compared the facts with their sources.
    package let checked: CalendarDate
    package let confidence: Confidence

    package init(
        slug: Slug, name: String, operator: String, website: String, kind: Kind, status: Status,
        isDraft: Bool, zones: [Zone], keyedZones: [Zone], listsIPv6: Bool?, subjects: [Subject],
        answers: Answers, parts: [Part], lookup: LookupURL?, lookupForm: String?,
        removal: Removal, unsure: Set<Fact>, checked: CalendarDate, confidence: Confidence
    ) {
        self.slug = slug
        self.name = name
        self.operator = `operator`
        self.website = website
        self.kind = kind
        self.status = status
        self.isDraft = isDraft
        self.zones = zones
        self.keyedZones = keyedZones
        self.listsIPv6 = listsIPv6
        self.subjects = subjects
        self.answers = answers
        self.parts = parts
        self.lookup = lookup
        self.lookupForm = lookupForm
        self.removal = removal
        self.unsure = unsure
        self.checked = checked
        self.confidence = confidence
    }

    /// The names that links use for it: its zones, or its slug where it has none.
    package var linkNames: [Zone] { zones.isEmpty ? [Zone(slug)] : zones }

    package var hasEnded: Bool {
        if case .ended = status { true } else { false }
    }

    /// What being on the list says. It decides who must act.
    package enum Kind: String, Sendable, CaseIterable {
        /// A server that sends spam, attacks others or is infected; or the network it is in.
        case address
        /// A range that is not meant to send mail directly.
        case dynamicRange = "dynamic-range"
        case noReverseDNS = "no-reverse-dns"
        /// A server that sends bounces to people who never wrote to it.
        case backscatter
        case domain
        /// An address of a person.
        case mailbox
        /// The rating of a private service; there is no zone to ask.
        case reputation
        /// What the organisation that the message was for has set at such a service.
        case policy
        /// A list of good servers: being on it is never a reason to refuse.
        case allowlist
    }

    package enum Status: Hashable, Sendable {
        case active
        /// Sources contradict each other on whether it still works.
        case disputed
        /// It gives no useful answers any more, since that day if it is known.
        case ended(CalendarDate?, listsEverything: Bool)
    }

    /// What gets something on a list.
    package enum Subject: String, Sendable, CaseIterable {
        case spamSource = "spam-source"
        case spamSupport = "spam-support"
        case hijackedSpace = "hijacked-space"
        case exploitedHost = "exploited-host"
        case openProxy = "open-proxy"
        case botnet
        case dynamicRange = "dynamic-range"
        case badSetup = "bad-setup"
        case neighborhood
        case noReverseDNS = "no-reverse-dns"
        case genericName = "generic-name"
        case backscatter
        case attacks
        case spamDomain = "spam-domain"
        case phishing
        case malware
        case abusedSite = "abused-site"
        case newDomain = "new-domain"
        case replyAddress = "reply-address"
        case poorReputation = "poor-reputation"
        case missingContact = "missing-contact"
        case unknownServer = "unknown-server"
        case trustedServer = "trusted-server"
        case policy

        /// Whether something was done that must be mended before a listing can be left: an address
        /// that is merely of some kind is listed without any cause.
        package var hasCause: Bool {
            switch self {
            case .dynamicRange, .noReverseDNS, .genericName, .newDomain, .unknownServer,
                .missingContact, .trustedServer, .policy:
                false
            default: true
            }
        }
    }

    /// What the list answers when it is asked.
    package struct Answers: Sendable {
        /// The answers that are listings, with the list's own names for them.
        package let listings: [Answer]
        /// The answers that are none, such as error messages; they must never reject anybody.
        package let others: [Answer]
        /// Whether the last octet is a sum of the bits that `listings` names.
        package let isBitmask: Bool

        package init(listings: [Answer], others: [Answer], isBitmask: Bool) {
            self.listings = listings
            self.others = others
            self.isBitmask = isBitmask
        }
    }

    /// An answer of the list and what it calls it.
    package struct Answer: Hashable, Sendable {
        package let pattern: AnswerPattern
        package let meaning: String

        package init(pattern: AnswerPattern, meaning: String) {
            self.pattern = pattern
            self.meaning = meaning
        }
    }

    /// One of the lists in a combined zone.
    package struct Part: Sendable {
        package let name: String
        package let codes: [AnswerPattern]
        package let subjects: [Subject]
        package let removal: Removal

        package init(
            name: String, codes: [AnswerPattern], subjects: [Subject], removal: Removal
        ) {
            self.name = name
            self.codes = codes
            self.subjects = subjects
            self.removal = removal
        }
    }

    /// How one gets off the list.
    package struct Removal: Sendable {
        /// Who can ask for it; `nil` if unknown or where the parts of a combined list say so.
        package let by: Requester?
        /// Where one asks.
        package let request: String?
        /// Whom one asks by mail.
        package let email: String?
        /// What one must have or do first.
        package let needs: [Need]
        /// How long a request takes at most; `nil` if unknown.
        package let delay: TimeSpan?
        /// When a listing ends by itself; `nil` if unknown.
        package let expiry: Expiry?
        package let payment: Payment

        package init(
            by: Requester?, request: String?, email: String?, needs: [Need], delay: TimeSpan?,
            expiry: Expiry?, payment: Payment
        ) {
            self.by = by
            self.request = request
            self.email = email
            self.needs = needs
            self.delay = delay
            self.expiry = expiry
            self.payment = payment
        }

        /// Nothing is known of it.
        package static let unknown = Removal(
            by: nil, request: nil, email: nil, needs: [], delay: nil, expiry: nil, payment: .never)
    }

    package enum Requester: String, Sendable, CaseIterable {
        case anyone
        /// Whoever runs the server.
        case admin
        /// The network's provider only.
        case provider
        case domainOwner = "domain-owner"
        /// The organisation that the message was for.
        case recipient
        /// Nobody: a listing ends by itself or not at all.
        case nobody
    }

    /// What a request for removal asks for.
    package enum Need: String, Sendable, CaseIterable {
        case account
        case reverseDNS = "reverse-dns"
        case ownDomainName = "own-domain-name"
        case imprint
        case postmasterAddress = "postmaster-address"
        case abuseContact = "abuse-contact"
        case staticAddress = "static-address"
        case fromListedAddress = "from-listed-address"
        case fromListedDomain = "from-listed-domain"
        case plainText = "plain-text"
        case inEnglish = "in-english"
        case explanation
        case unlistedElsewhere = "unlisted-elsewhere"
        case delegatedRange = "delegated-range"
    }

    /// When a listing ends by itself.
    package enum Expiry: Hashable, Sendable, CustomStringConvertible {
        /// So long after its last cause.
        case afterLastCause(TimeSpan)
        /// So long after it began, whatever happens.
        case afterStart(TimeSpan)
        /// At some time that the list does not tell.
        case eventually
        case never

        package var description: String {
            switch self {
            case .afterLastCause(let span), .afterStart(let span): span.description
            case .eventually: "eventually"
            case .never: "never"
            }
        }
    }

    package enum Payment: String, Sendable, CaseIterable {
        case never
        /// The list sells faster removal, which nobody should pay for.
        case offered
    }

    /// A fact of the file, as its key names it.
    package enum Fact: String, Sendable, CaseIterable {
        case `operator`
        case website
        case zones
        case ipv6
        case lists
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
    }

    package enum Confidence: String, Sendable, CaseIterable {
        case high
        case medium
        case low
    }
}
