package import Rejections

/// Why a mail server rejects a message, as far as its configuration knows: each has its own page.
///
/// The raw value is the reason's slug.
package enum Cause: String, Sendable, CaseIterable {
    case accountLocked = "account-locked"
    case arc
    case attachment
    case authRequired = "auth-required"
    case backscatter
    case countryBlock = "country-block"
    case dkim
    case dmarc
    case dnsbl
    case dynamicIP = "dynamic-ip"
    case greylisting
    case helo
    case linkListed = "link-listed"
    case localBlock = "local-block"
    case mailLoop = "mail-loop"
    case mailboxDisabled = "mailbox-disabled"
    case mailboxFull = "mailbox-full"
    case malformed
    case malware
    case moved
    case noMailDomain = "no-mail-domain"
    case noReverseDNS = "no-reverse-dns"
    case nonASCIIAddress = "non-ascii-address"
    case protocolError = "protocol-error"
    case rateLimit = "rate-limit"
    case relayDenied = "relay-denied"
    case restrictedRecipient = "restricted-recipient"
    case senderDomain = "sender-domain"
    case senderRefused = "sender-refused"
    case senderVerify = "sender-verify"
    case spamContent = "spam-content"
    case spf
    case temporary
    case tlsRequired = "tls-required"
    case tooBig = "too-big"
    case unknown
    case userUnknown = "user-unknown"

    /// What our own reply says, with its codes (RFC 5321 §4.2.2, RFC 3463 §3, RFC 7372).
    ///
    /// The phrase has at most 20 characters. With its codes and "; see" the last space is then
    /// within the first 35 characters: after that, Exim would break the line at it.
    package var reply: (status: Int, code: String, phrase: String) {
        switch self {
        case .accountLocked: (550, "5.7.13", "Account is locked")
        case .arc: (550, "5.7.29", "ARC check failed")
        case .attachment: (550, "5.7.1", "Forbidden attachment")
        case .authRequired: (530, "5.7.0", "Please log in")
        case .backscatter: (550, "5.7.1", "Bounces refused")
        case .countryBlock: (550, "5.7.1", "Country is blocked")
        case .dkim: (550, "5.7.20", "DKIM check failed")
        case .dmarc: (550, "5.7.1", "DMARC check failed")
        case .dnsbl: (554, "5.7.1", "On a blocklist")
        case .dynamicIP: (550, "5.7.1", "Dial-up address")
        case .greylisting: (451, "4.7.1", "Greylisted for now")
        case .helo: (550, "5.7.1", "Wrong HELO name")
        case .linkListed: (550, "5.7.1", "Contains listed link")
        case .localBlock: (550, "5.7.1", "Server is blocked")
        case .mailLoop: (554, "5.4.6", "Mail loop")
        case .mailboxDisabled: (550, "5.2.1", "Mailbox is disabled")
        case .mailboxFull: (552, "5.2.2", "Mailbox is full")
        case .malformed: (550, "5.6.0", "Malformed message")
        case .malware: (550, "5.7.1", "Malware found")
        case .moved: (551, "5.1.6", "Address has moved")
        case .noMailDomain: (556, "5.1.10", "Domain has no mail")
        case .noReverseDNS: (550, "5.7.25", "No reverse DNS")
        case .nonASCIIAddress: (553, "5.6.7", "SMTPUTF8 unsupported")
        case .protocolError: (550, "5.5.0", "Protocol error")
        case .rateLimit: (451, "4.7.1", "Too many messages")
        case .relayDenied: (550, "5.7.1", "Relay not permitted")
        case .restrictedRecipient: (550, "5.7.1", "Restricted recipient")
        case .senderDomain: (550, "5.1.8", "Wrong sender domain")
        case .senderRefused: (550, "5.7.1", "Sender refused")
        case .senderVerify: (550, "5.1.7", "Sender not verified")
        case .spamContent: (554, "5.7.1", "Looks like spam")
        case .spf: (550, "5.7.23", "SPF check failed")
        case .temporary: (451, "4.3.0", "Temporary trouble")
        case .tlsRequired: (530, "5.7.0", "Encryption required")
        case .tooBig: (552, "5.3.4", "Message too big")
        case .unknown: (550, "5.7.1", "Refused")
        case .userUnknown: (550, "5.1.1", "No such address")
        }
    }

    /// The reason's name in links.
    package var slug: Slug? { Slug(rawValue) }
}
