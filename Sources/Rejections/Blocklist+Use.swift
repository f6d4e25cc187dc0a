extension Blocklist {
    /// How much a listing matters.
    package enum Impact: String, Sendable, CaseIterable {
        /// Many mail servers reject by it.
        case widelyUsed = "widely-used"
        /// Some mail servers reject by it.
        case someUseIt = "some-use-it"
        /// Mail servers usually count it among other signs.
        case scoresOnly = "scores-only"
        case fewUseIt = "few-use-it"
        /// Many administrators consider it too broad to reject by.
        case controversial
    }

    /// Who gets answers, if not everyone does.
    package enum Access: String, Sendable, CaseIterable {
        /// Only resolvers whose address is registered with the operator.
        case registered
        /// Only queries that contain a customer's key.
        case key
        /// Only the operator's own products or customers.
        case customers
    }

    /// What one entry of the list covers.
    package enum Unit: String, Sendable, CaseIterable {
        case address
        /// The addresses around the server, such as a /24.
        case range
        /// All addresses of a provider.
        case network
        case domain
        case emailAddress = "email-address"

        /// Whether a server may be listed for what its neighbors sent.
        package var includesNeighbors: Bool { self == .range || self == .network }
    }
}
