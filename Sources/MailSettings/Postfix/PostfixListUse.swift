package import Rejections

/// A DNS list that a Postfix configuration queries, and what a listing does.
package struct PostfixListUse: Hashable, Sendable {
    /// What a listing does.
    package enum Effect: Hashable, Sendable {
        /// The message is rejected with 5xx.
        case rejects
        /// The message is rejected with 4xx, and the sending server tries again.
        case defers
        /// Postfix logs a warning only.
        case warns
        /// The message passes the restrictions that follow.
        case permits
        /// postscreen adds the weight, and rejects at the threshold.
        case scores(weight: Int, threshold: Int)
        case nothing(Obstacle)

        /// Whether one listing is enough to reject a message.
        package var rejects: Bool {
            switch self {
            case .rejects, .defers: true
            case .scores(let weight, let threshold): weight >= threshold
            case .warns, .permits, .nothing: false
            }
        }
    }

    /// Why the list is not queried, or its answer does not count.
    package enum Obstacle: Hashable, Sendable {
        /// It follows a restriction such as `permit`, which is there.
        case unreachable(after: String, Place?)
        /// `postscreen_dnsbl_action` is `ignore`.
        case ignored
        /// master.cf does not run postscreen.
        case notRun
        /// The weight is 0.
        case weightless
    }

    /// What is looked up in the list.
    package enum Subject: String, Sendable {
        case client
        /// The name of the client, or the domain of a sender, recipient, or HELO.
        case domain
    }

    /// The name and filter as `rbl_reply_maps` looks them up: `zen.spamhaus.org=127.0.0.[2..11]`.
    /// It may begin with a secret key.
    package let entry: String
    /// The name that is queried.
    package let name: String
    /// The answers that count: `127.0.0.[2..11]`; `nil` if any does.
    package let filter: String?
    /// The restriction, `reject_rbl_client`; or `postscreen_dnsbl_sites`.
    package let restriction: String
    package let subject: Subject
    package let effect: Effect
    /// The parameter of main.cf in which it is.
    package let parameter: String
    package let place: Place

    /// Whether a listing speaks for the client.
    package var isAllowlist: Bool { restriction.hasPrefix("permit_") || (weight ?? 0) < 0 }

    package var isPostscreen: Bool { restriction == PostfixConfiguration.sites }

    /// The weight of a site of postscreen, 1 by default.
    package let weight: Int?

    /// `nil` for text without a name.
    init?(
        _ text: PlacedText, weight: Int? = nil, restriction: String, parameter: String,
        effect: Effect
    ) {
        guard let place = text.place else { return nil }
        entry = text.string
        let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard !parts[0].isEmpty else { return nil }
        name = String(parts[0])
        filter = parts.count == 2 ? String(parts[1]) : nil
        subject =
            restriction.hasPrefix("reject_rhsbl") || restriction.hasPrefix("permit_rhswl")
            ? .domain : .client
        self.weight = weight
        (self.restriction, self.parameter) = (restriction, parameter)
        (self.effect, self.place) = (effect, place)
    }

    /// The answers that count; `nil` if any does, or if Postfix would not accept the filter.
    package var answers: AnswerPattern? { filter.flatMap(AnswerPattern.init(postfix:)) }
}
