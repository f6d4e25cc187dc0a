/// Why a message was rejected: the facts of one reason, in no language.
package struct Reason: Sendable {
    /// Names the reason in links; enhanced status codes do not, since providers reuse them.
    package let slug: Slug
    /// The enhanced status codes that such a reply usually carries.
    package let codes: [EnhancedStatusCode]
    /// The SMTP reply codes it usually carries (RFC 5321 §4.2).
    package let replies: [Int]
    package let actor: Actor
    package let retry: Retry
    package let hurry: Hurry
    /// What bounce messages of this reason say, in no particular language: `mailbox full`.
    package let words: [SingleLine]
    /// Whether it is among the few that most readers come for.
    package let isFrequent: Bool
    /// What a link to this reason may tell the page.
    package let parameters: Set<Parameter>
    package let related: [Slug]
    /// The kinds of blocklist that a link may name, each with the reason whose text explains such a
    /// list. Empty if links to this reason do not name one.
    package let lists: [ListKind: Slug]
    package let references: [Reference]
    /// When a person last compared the facts and texts with reality.
    package let reviewed: CalendarDate
    /// Not published yet.
    package let isDraft: Bool

    package init(
        slug: Slug, codes: [EnhancedStatusCode], replies: [Int], actor: Actor, retry: Retry,
        hurry: Hurry, words: [SingleLine], isFrequent: Bool, parameters: Set<Parameter>,
        related: [Slug], lists: [ListKind: Slug],
        references: [Reference], reviewed: CalendarDate, isDraft: Bool
    ) {
        self.slug = slug
        self.codes = codes
        self.replies = replies
        self.actor = actor
        self.retry = retry
        self.hurry = hurry
        self.words = words
        self.isFrequent = isFrequent
        self.parameters = parameters
        self.related = related
        self.lists = lists
        self.references = references
        self.reviewed = reviewed
        self.isDraft = isDraft
    }

    /// Whether such a reply may be transient or permanent: only the sender's own server knows which it
    /// was.
    package var isSometimesTransient: Bool {
        replies.contains { $0 < 500 } && replies.contains { $0 >= 500 }
    }

    /// A key of `lists`: a kind of list, any list that the operator's mail server uses, or one of
    /// these that has ended.
    package enum ListKind: Hashable, Sendable {
        case holding(Blocklist.Kind)
        case used
        case ended
    }

    /// The reason whose text the page of a blocklist shows; `nil` if links to this reason do not
    /// name such lists.
    /// - Parameter isUsed: whether the operator's mail server uses the list.
    package func explanation(of blocklist: Blocklist, isUsed: Bool) -> Slug? {
        // Whoever runs the list of servers decides on it: a policy, whatever is on it.
        let isPolicy = blocklist.isOwn && blocklist.kind == .address
        let explanation =
            (isPolicy ? lists[.holding(.policy)] : nil) ?? lists[.holding(blocklist.kind)]
            ?? (isUsed ? lists[.used] : nil)
        guard let explanation else { return nil }
        return blocklist.hasEnded ? lists[.ended] ?? explanation : explanation
    }
}

extension Reason.ListKind: CaseIterable, RawRepresentable {
    package static var allCases: [Self] {
        Blocklist.Kind.allCases.map(Self.holding) + [.used, .ended]
    }

    package init?(rawValue: String) {
        guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
            return nil
        }
        self = kind
    }

    package var rawValue: String {
        switch self {
        case .holding(let kind): kind.rawValue
        case .used: "used"
        case .ended: "ended"
        }
    }
}

/// Who can fix it, so that mail gets through.
package enum Actor: String, Sendable, CaseIterable {
    case sender
    /// Whoever runs the sending server.
    case provider
    case recipient
    /// The organization whose server rejects.
    case `operator`
    /// Nobody: waiting is enough.
    case nobody
    /// It depends on the case: the steps say who.
    case unknown
}

/// What helps a sender who cannot wait.
package enum Hurry: String, Sendable, CaseIterable {
    /// The sender's server, account, or domain is the problem: another one helps.
    case anotherAddress = "another-address"
    /// The recipient's address or mailbox, or the operator's server, is the problem: no email gets
    /// through.
    case phone
    /// The size or type of a file is the problem, whatever address it is sent from.
    case sameFile = "same-file"
    /// The content or the sender is the problem: another address must not be used to get around it.
    case doNotResend = "do-not-resend"
    /// Only a call helps; whether another address of the sender gets through depends on the recipient.
    case call
    /// The message is on its way.
    case wait
}

/// Whom a text is written for that the sender passes on.
package enum Addressee: String, Sendable, CaseIterable {
    /// The sender's email provider.
    case provider
    /// The IT department of the sender's organization.
    case it
    /// The recipient, as a text message.
    case recipient
    /// The organization whose server rejects.
    case `operator`
}

/// When it makes sense to send again.
package enum Retry: String, Sendable, CaseIterable {
    case never
    case afterFix = "after-fix"
    case later
    /// In some hours, whether it is fixed or not: the next try may go another way.
    case inSomeHours = "in-some-hours"
    /// The sending server does it on its own.
    case automatic
}
