internal import Rejections
internal import Replies

/// The replies that Postfix sends with the generated tables.
struct PostfixReplies {
    /// A reply that postscreen words itself (postscreen(8)).
    struct PostscreenText {
        let cause: Cause
        let status: Int
        let code: String
        let words: String
        /// Whether only its status and code distinguish it from another one.
        var needsCodes = false

        /// The part of the reply by which the footer table finds it.
        var phrase: String { needsCodes ? "\(status) \(code) \(words)" : words }
    }

    static let postscreenTexts = [
        PostscreenText(
            cause: .protocolError, status: 550, code: "5.5.1", words: "Protocol error"),
        PostscreenText(
            cause: .rateLimit, status: 421, code: "4.7.0", words: "too many connections"),
        PostscreenText(
            cause: .greylisting, status: 450, code: "4.3.2",
            words: "Service currently unavailable", needsCodes: true),
        PostscreenText(
            cause: .localBlock, status: 550, code: "5.3.2",
            words: "Service currently unavailable", needsCodes: true),
        // The same where the action is 'drop'.
        PostscreenText(
            cause: .localBlock, status: 521, code: "5.3.2",
            words: "Service currently unavailable", needsCodes: true),
    ]

    let links: RejectionLinks

    init(_ links: RejectionLinks) {
        self.links = links
    }

    /// In the order of the tables.
    var all: [Reply] {
        links.lists.flatMap { list in list.parts.compactMap { listed(list, $0) } }
            + [fallback].compactMap(\.self) + PostfixFooters(links).replies
            + postscreen
            + [Cause.attachment, .malware, .spamContent].compactMap(links.reply(for:))
    }

    /// The reply for a listing on a part of a list, or if that is not known, on the list.
    func listed(_ list: QueriedBlocklist, _ part: QueriedBlocklist.Part? = nil) -> Reply? {
        let subject: ReplyText =
            list.queryKind == .domain ? "\(.subject)" : "Client host [\(.address)]"
        return links.reply(
            for: list, part: part,
            text: "Service unavailable; \(subject) blocked using \(list.publicZone); see")
    }

    /// The reply for a listing on a list that the site does not know.
    var fallback: Reply? {
        links.reply(for: .dnsbl)?.with(
            text: "Service unavailable; \(.subject) is on a blocklist; see")
    }

    private var postscreen: [Reply] {
        let listed = links.lists(queriedFor: .address).compactMap { list in
            links.reply(
                for: list,
                text: """
                    Service unavailable; client [\(.address)] blocked using \(list.publicZone); see
                    """)
        }
        let own = Self.postscreenTexts.compactMap { text -> Reply? in
            guard let link = links.link(to: text.cause), let slug = text.cause.slug else {
                return nil
            }
            return Reply(
                reason: slug, status: text.status, code: EnhancedStatusCode(text.code),
                text: "\(text.words); see", link: link)
        }
        return listed + own
    }
}
