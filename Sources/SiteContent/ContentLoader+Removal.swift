internal import Rejections

extension ContentLoader {
    static func readRemoval(_ yaml: some YAMLMapping) -> Blocklist.Removal? {
        var removal = Blocklist.Removal()
        removal.by = yaml.value(
            .fact(.by), .choice(of: Blocklist.Requester.self),
            "Who can request removal; nobody: a listing expires on its own or not at all.")
        removal.request = yaml.value(.fact(.request), .url, "The page for requests.")
        removal.email = yaml.value(
            .fact(.email), .emailAddress, "The address for requests by mail.")
        removal.needs = yaml.values(
            .fact(.needs), .choice(of: Blocklist.Need.self),
            "What one must have or do before a request.")
        removal.delay = yaml.value(.fact(.delay), .timeSpan, "How long a request takes at most.")
        let expiry = yaml.value(
            .fact(.expiry), .expiry, "When a listing expires on its own after its last cause.")
        let start = yaml.value(
            "expiry-from", .choice(of: ExpiryStart.self),
            "'start' if the time counts from the beginning of the listing.")
        removal.expiry =
            if case .afterLastCause(let span) = expiry, start == .start {
                .afterStart(span)
            } else {
                expiry
            }
        removal.payment =
            yaml.value(
                .fact(.payment), .choice(of: Blocklist.Payment.self),
                "'offered' if the list sells faster removal.") ?? .never
        return removal
    }
}

/// From when the time of `expiry` counts.
private enum ExpiryStart: String, CaseIterable {
    case start
    case lastCause = "last-cause"
}

extension ValueFormat<EmailAddress> {
    fileprivate static var emailAddress: Self {
        Self("an email address", pattern: "^[^@ ]+@[^@ ]+$")
    }
}

extension ValueFormat<Blocklist.Expiry> {
    fileprivate static var expiry: Self {
        Self(
            TextGrammar(
                "a time such as PT24H, P7D, or P4W, 'eventually', or 'never'",
                pattern: "^(P(T[0-9]+[MH]|[0-9]+[DW])|eventually|never)$")
        ) { text in
            switch text {
            case "eventually": .eventually
            case "never": .never
            default: TimeSpan(text).map(Blocklist.Expiry.afterLastCause)
            }
        }
    }
}
