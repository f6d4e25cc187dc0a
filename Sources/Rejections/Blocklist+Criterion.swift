extension Blocklist {
    /// What gets something onto a list.
    package enum Criterion: String, Sendable, CaseIterable {
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

        /// Whether a listing has a cause that must be fixed before removal: an address that is
        /// merely of some kind is listed without one.
        package var hasCause: Bool {
            switch self {
            case .dynamicRange, .noReverseDNS, .genericName, .newDomain, .unknownServer,
                .missingContact, .trustedServer, .policy:
                false
            default: true
            }
        }
    }
}
