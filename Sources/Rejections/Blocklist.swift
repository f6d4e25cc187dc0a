/// A DNSBL (RFC 5782): its facts, in no language.
package struct Blocklist: Sendable {
    package let slug: Slug
    package let name: String
    /// Who runs it.
    package let `operator`: String
    package let website: String
    package let status: Status
    /// The names under which it is asked; the first is the usual one.
    package let zones: [Zone]
    /// Suffixes that stand behind a customer's secret key; they count as the first zone.
    package let keyedZones: [Zone]
    /// Whether it holds IPv6 addresses; `nil` if unknown.
    package let listsIPv6: Bool?
    /// What gets a server on the list; empty if only its parts say so.
    package let subjects: [Subject]
    /// The return codes that are listings, with the list's own names for them.
    package let codes: [ReturnCode]
    /// The return codes that are errors and must never reject anybody.
    package let errors: [IPAddress]
    /// The lists that a combined zone is made of.
    package let parts: [Part]
    package let lookup: LookupURL?
    package let removal: Removal
    /// When a person last compared the facts with their sources.
    package let checked: CalendarDate
    package let confidence: Confidence

    package init(
        slug: Slug, name: String, operator: String, website: String, status: Status,
        zones: [Zone], keyedZones: [Zone], listsIPv6: Bool?, subjects: [Subject],
        codes: [ReturnCode], errors: [IPAddress], parts: [Part], lookup: LookupURL?,
        removal: Removal, checked: CalendarDate, confidence: Confidence
    ) {
        self.slug = slug
        self.name = name
        self.operator = `operator`
        self.website = website
        self.status = status
        self.zones = zones
        self.keyedZones = keyedZones
        self.listsIPv6 = listsIPv6
        self.subjects = subjects
        self.codes = codes
        self.errors = errors
        self.parts = parts
        self.lookup = lookup
        self.removal = removal
        self.checked = checked
        self.confidence = confidence
    }

    package enum Status: Hashable, Sendable {
        case active
        /// It gives no useful answers any more since that day.
        case ended(CalendarDate)
    }

    /// What gets an address on a list.
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
    }

    /// An answer of the list and what it calls it.
    package struct ReturnCode: Hashable, Sendable {
        package let address: IPAddress
        package let meaning: String

        package init(address: IPAddress, meaning: String) {
            self.address = address
            self.meaning = meaning
        }
    }

    /// One of the lists in a combined zone.
    package struct Part: Sendable {
        package let name: String
        package let codes: [IPAddress]
        package let subjects: [Subject]
        package let removal: Removal

        package init(name: String, codes: [IPAddress], subjects: [Subject], removal: Removal) {
            self.name = name
            self.codes = codes
            self.subjects = subjects
            self.removal = removal
        }
    }

    /// How an address gets off the list.
    package struct Removal: Sendable {
        /// Who can ask for it; `nil` where the parts of a combined list say so.
        package let by: Requester?
        /// Where one asks.
        package let request: String?
        /// How long a listing lasts after its last cause; `nil` if unknown.
        package let expiry: Expiry?
        package let payment: Payment

        package init(by: Requester?, request: String?, expiry: Expiry?, payment: Payment) {
            self.by = by
            self.request = request
            self.expiry = expiry
            self.payment = payment
        }
    }

    package enum Requester: String, Sendable, CaseIterable {
        case anyone
        /// Whoever runs the server.
        case admin
        /// The network's provider only.
        case provider
        /// Nobody: a listing ends by itself or not at all.
        case nobody
    }

    package enum Payment: String, Sendable, CaseIterable {
        case never
        /// The list sells faster removal, which nobody should pay for.
        case offered
    }

    package enum Confidence: String, Sendable, CaseIterable {
        case high
        case medium
        case low
    }
}
