/// Why a message was refused: the facts of one reason, in no language.
package struct Reason: Sendable {
    /// Names the reason in links; enhanced status codes do not, since providers reuse them.
    package let slug: Slug
    /// The enhanced status codes this refusal usually carries.
    package let codes: [EnhancedStatusCode]
    /// The SMTP reply codes it usually carries (RFC 5321 §4.2).
    package let replies: [Int]
    package let actor: Actor
    package let retry: Retry
    /// What a link to this reason may tell the page.
    package let parameters: Set<Parameter>
    package let related: [Slug]
    /// The reason whose text explains a blocklist that has ended; only where `list` is a parameter.
    package let endedList: Slug?
    package let references: [Reference]
    /// When a person last compared facts and texts with the world.
    package let reviewed: CalendarDate

    package init(
        slug: Slug, codes: [EnhancedStatusCode], replies: [Int], actor: Actor, retry: Retry,
        parameters: Set<Parameter>, related: [Slug], endedList: Slug?, references: [Reference],
        reviewed: CalendarDate
    ) {
        self.slug = slug
        self.codes = codes
        self.replies = replies
        self.actor = actor
        self.retry = retry
        self.parameters = parameters
        self.related = related
        self.endedList = endedList
        self.references = references
        self.reviewed = reviewed
    }
}

/// Who must act so that mail gets through.
package enum Actor: String, Sendable, CaseIterable {
    case sender
    /// Who runs the sending server.
    case provider
    case recipient
    /// The organisation whose server refuses.
    case `operator`
    /// Nobody: waiting is enough.
    case nobody
}

/// When sending again makes sense.
package enum Retry: String, Sendable, CaseIterable {
    case never
    case afterFix = "after-fix"
    case later
    /// The sending server does it by itself.
    case automatic
}
