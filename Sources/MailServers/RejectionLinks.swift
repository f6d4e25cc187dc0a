internal import Rejections
package import Replies
package import SiteContent

/// The links in replies, to exactly the pages of the site.
package struct RejectionLinks: Sendable {
    /// The site's address without a final slash.
    private let base: String
    /// The blocklists that the mail server queries.
    package let lists: [QueriedBlocklist]
    private let reasons: [Slug: Reason]
    /// By what a reply is recognized.
    let rules: ReplyRules

    /// - Parameters:
    ///   - site: its published part.
    ///   - lists: the blocklists that the mail server queries.
    /// - Throws: `MailServerError` if replies cannot contain the site's address.
    package init(_ site: Site, lists: [QueriedBlocklist]) throws {
        let base = site.baseURL.base
        // Each other character means something to one mail server or another: $ % & { } " ' ; , ( ).
        if let odd = base.first(where: { !$0.isASCII || !Self.isHarmless($0) }) {
            throw MailServerError(problems: [
                "'base-url' contains '\(odd)', which mail servers do not send as it is; use "
                    + "letters, digits, '-', '.', '_', '~', ':', and '/' only"
            ])
        }
        self.base = base
        self.lists = lists
        rules = ReplyRules(site.replies.all, lists: site.blocklists)
        reasons = Dictionary(
            site.reasons.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The site's address in generated files.
    var address: ConfigurationText { "\(reply: base)" }

    /// The host name in the links. A reply that contains it already has a link.
    var host: String {
        let rest = base.drop { $0 != ":" }.dropFirst(3)
        return String(rest.prefix { $0 != "/" && $0 != ":" })
    }

    /// The lists that are queried for something, in order.
    func lists(queriedFor kind: QueriedBlocklist.QueryKind) -> [QueriedBlocklist] {
        lists.filter { $0.queryKind == kind }
    }

    /// The link to a reason's page, with the address of the sending server if the page shows one;
    /// `nil` if the site does not have the page.
    package func link(to cause: Cause) -> ReplyText? {
        cause.slug.flatMap(link(to:))
    }

    /// The same, for a reason that no mail server's configuration need know.
    func link(to slug: Slug) -> ReplyText? {
        guard let reason = reasons[slug] else { return nil }
        return reason.parameters.contains(.ip)
            ? "\(base)/\(slug)?ip=\(.address)" : "\(base)/\(slug)"
    }

    /// The link to the page of a blocklist that a reply names.
    func link(to named: ReplyRules.Named) -> ReplyText? {
        guard let slug = Cause.dnsbl.slug, let reason = reasons[slug], let name = named.name,
            reason.explanation(of: named.list, isUsed: true) != nil
        else { return link(to: Cause.dnsbl) }
        let hasAddress =
            reason.parameters.contains(.ip)
            && ![.domain, .link, .mailbox].contains(named.list.kind)
        let address: ReplyText = hasAddress ? "ip=\(.address)&" : ""
        return "\(base)/\(slug)?" + address + "list=\(name.description)"
    }

    /// The link to the page of a blocklist, or of a part of it that has one, with the address only
    /// if the list contains addresses.
    func link(
        to list: QueriedBlocklist, part: QueriedBlocklist.Part? = nil
    ) -> ReplyText? {
        let cause = Cause.dnsbl
        guard let slug = cause.slug, let reason = reasons[slug],
            reason.explanation(of: list.blocklist, isUsed: true) != nil
        else { return link(to: cause) }
        let start: ReplyText = "\(base)/\(slug)?"
        let address: ReplyText =
            reason.parameters.contains(.ip) && list.queryKind != .domain ? "ip=\(.address)&" : ""
        let explained = part.flatMap { part in
            reason.explanation(of: part.blocklist, isUsed: true).map { _ in part.name }
        }
        return start + address + "list=\((explained ?? .zone(list.publicZone)).description)"
    }

    /// Our own reply for a cause.
    func reply(for cause: Cause) -> Reply? {
        guard let link = link(to: cause), let slug = cause.slug else { return nil }
        let (status, code, phrase) = cause.reply
        return Reply(
            reason: slug, status: status, code: EnhancedStatusCode(code),
            text: "\(phrase); see", link: link)
    }

    /// Our own reply for a cause, for programs that fill nothing into their texts.
    func fixedReply(for cause: Cause) -> Reply? {
        reply(for: cause).map { $0.with(link: "\(base)/\($0.reason)") }
    }

    /// Our own reply for a listing on a list, or on a part of it.
    func reply(
        for list: QueriedBlocklist, part: QueriedBlocklist.Part? = nil, text: ReplyText
    ) -> Reply? {
        guard let link = link(to: list, part: part), let slug = Cause.dnsbl.slug else { return nil }
        let (status, code, _) = Cause.dnsbl.reply
        return Reply(
            reason: slug, status: status, code: EnhancedStatusCode(code), text: text, link: link)
    }

    /// The causes that have no page on the site.
    package var missing: [Cause] { Cause.allCases.filter { link(to: $0) == nil } }

    /// What no reply may contain.
    var secrets: [String] { lists.compactMap(\.secret) }

    private static func isHarmless(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-._~:/".contains(character)
    }
}
