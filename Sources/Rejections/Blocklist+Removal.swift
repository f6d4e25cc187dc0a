extension Blocklist {
    /// How one gets off the list; at first nothing is known about it.
    package struct Removal: Sendable {
        /// Who can request it; `nil` if unknown, or if the parts of a combined list say so.
        package var by: Requester?
        /// The page for requests.
        package var request: WebURL?
        /// The address for requests by mail.
        package var email: EmailAddress?
        /// What one must have or do first.
        package var needs: [Need] = []
        /// How long a request takes at most; `nil` if unknown.
        package var delay: TimeSpan?
        /// When a listing expires on its own; `nil` if unknown.
        package var expiry: Expiry?
        package var payment = Payment.never

        package init() {}
    }

    package enum Requester: String, Sendable, CaseIterable {
        case anyone
        /// Whoever runs the server.
        case admin
        /// Only the network's provider.
        case provider
        case domainOwner = "domain-owner"
        /// The recipient's organization.
        case recipient
        /// Nobody: a listing expires on its own or not at all.
        case nobody
    }

    /// What a request for removal requires.
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
        /// The whole error message.
        case errorMessage = "error-message"
        /// The address in the error message, to which the request goes.
        case addressInErrorMessage = "address-in-error-message"
        case confirmedEmail = "confirmed-email"
        /// Why the server sends directly.
        case sendingReason = "sending-reason"
        /// The name of the entry on the list.
        case namedListing = "named-listing"
        /// The domain, not only the address.
        case namedDomain = "named-domain"
    }

    /// When a listing expires on its own.
    package enum Expiry: Hashable, Sendable, CustomStringConvertible {
        /// This long after its last cause.
        case afterLastCause(TimeSpan)
        /// This long after it began, whatever happens.
        case afterStart(TimeSpan)
        /// At a time that the list does not publish.
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
}
