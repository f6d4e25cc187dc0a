extension Blocklist {
    /// What an answer means: the list's own name for it, something that has words in every language,
    /// or both, as in `PBL, provider-range`.
    package struct Meaning: Hashable, Sendable, LosslessStringConvertible {
        /// The list's own name for the answer.
        package let name: SingleLine?
        package let note: Note?

        /// `nil` unless `text` is one line, whose last part is a note if it is written like one.
        package init?(_ text: String) {
            if let note = Note(rawValue: text) {
                (name, self.note) = (nil, note)
                return
            }
            let comma = text.lastIndex(of: ",")
            let last = comma.map { text[text.index(after: $0)...] } ?? text[...]
            let word = last.drop { $0 == " " }
            if let comma, let note = Note(rawValue: String(word)) {
                guard let name = SingleLine(String(text[..<comma])) else { return nil }
                (self.name, self.note) = (name, note)
                return
            }
            guard !Self.looksLikeNote(word), let name = SingleLine(text) else { return nil }
            (self.name, note) = (name, nil)
        }

        package var description: String {
            [name?.description, note?.rawValue].compactMap(\.self).joined(separator: ", ")
        }

        /// Whether it is lower-case words joined by hyphens, as notes are.
        private static func looksLikeNote(_ text: Substring) -> Bool {
            text.utf8.contains(UInt8(ascii: "-")) && Slug(String(text)) != nil
        }
    }

    /// A meaning that many lists share.
    package enum Note: Hashable, Sendable {
        case listing(Listing)
        case other(Other)
        /// What gets something onto the list.
        case criterion(Criterion)
    }

    /// What kind of entry an answer means.
    package enum Listing: String, Sendable, CaseIterable {
        case listed
        case providerRange = "provider-range"
        case operatorRange = "operator-range"
        case wholeRange = "whole-range"
        case manualEntry = "manual-entry"
        case repeatedEntry = "repeated-entry"
        case spamTrap = "spam-trap"
        case currentSpamWave = "current-spam-wave"
        case badReputation = "bad-reputation"
        case veryBadReputation = "very-bad-reputation"
        case worstReputation = "worst-reputation"
        case openRelay = "open-relay"
        case openResolver = "open-resolver"
        case passwordGuessing = "password-guessing"
        case clickTracker = "click-tracker"
        case disposableAddresses = "disposable-addresses"
        case commandServer = "command-server"
        case forKeysOnly = "for-keys-only"
        case domainAge = "domain-age"
        case behindShortLink = "behind-short-link"
        case unused
    }

    /// What an answer that is not a listing means.
    package enum Other: String, Sendable, CaseIterable {
        case mistypedZone = "mistyped-zone"
        case publicResolver = "public-resolver"
        case tooManyQueries = "too-many-queries"
        case unregisteredResolver = "unregistered-resolver"
        case refusedQuery = "refused-query"
        case addressNotDomain = "address-not-domain"
        case testEntry = "test-entry"
        case trusted
        case trustNone = "trust-none"
        case trustLow = "trust-low"
        case trustMedium = "trust-medium"
        case trustHigh = "trust-high"
        case neutral
        case suspicious
        case mixed
        case score
        case ageOfServer = "age-of-server"
        case connectionBehavior = "connection-behavior"
    }
}

extension Blocklist.Note: CaseIterable, RawRepresentable {
    package static var allCases: [Self] {
        Blocklist.Listing.allCases.map(Self.listing) + Blocklist.Other.allCases.map(Self.other)
            + Blocklist.Criterion.allCases.map(Self.criterion)
    }

    package init?(rawValue: String) {
        guard let note = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
            return nil
        }
        self = note
    }

    /// Whether an answer of this meaning declines the query.
    package var isRefusal: Bool {
        guard case .other(let other) = self else { return false }
        switch other {
        case .publicResolver, .tooManyQueries, .unregisteredResolver, .refusedQuery: return true
        default: return false
        }
    }

    package var rawValue: String {
        switch self {
        case .listing(let listing): listing.rawValue
        case .other(let other): other.rawValue
        case .criterion(let criterion): criterion.rawValue
        }
    }
}
