internal import Rejections
package import Replies
package import SiteContent

/// The links that replies carry: to exactly the pages that the site has.
package struct RejectionLinks: Sendable {
    /// The site's address, without a final slash.
    let base: String
    /// The blocklists that the mail server asks.
    package let lists: [QueriedBlocklist]
    private let reasons: [Slug: Reason]

    /// - Parameters:
    ///   - site: what is published of it.
    ///   - lists: the blocklists that the mail server asks.
    /// - Throws: `MailServerError` if mail servers cannot carry the site's address.
    package init(_ site: Site, lists: [QueriedBlocklist]) throws {
        let base = site.baseURL.base
        // The rest means something to one mail server or another: $ % & { } " ' ; , ( ).
        if let odd = base.first(where: { !$0.isASCII || !Self.isHarmless($0) }) {
            throw MailServerError(problems: [
                "'base-url' holds '\(odd)', which mail servers would not send as it is; "
                    + "use letters, digits, '-', '.', '_', '~', ':' and '/' only"
            ])
        }
        self.base = base
        self.lists = lists
        reasons = Dictionary(
            site.reasons.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The host name in the links, by which a reply that already has one is known.
    var host: String {
        let rest = base.drop { $0 != ":" }.dropFirst(3)
        return String(rest.prefix { $0 != "/" && $0 != ":" })
    }

    /// The link to a reason's page, with the sending server's address where the page shows one;
    /// `nil` if the site has no such page.
    package func link(to cause: Cause) -> ReplyText? {
        guard let slug = cause.slug, let reason = reasons[slug] else { return nil }
        return reason.parameters.contains(.ip)
            ? "\(base)/\(slug)?ip=\(.address)" : "\(base)/\(slug)"
    }

    /// The link for a text that the mail server fills nothing into.
    func staticLink(to cause: Cause) -> ReplyText? {
        guard let slug = cause.slug, reasons[slug] != nil else { return nil }
        return "\(base)/\(slug)"
    }

    /// The link to a blocklist's page. The address is in it only where the list holds addresses.
    func link(to list: QueriedBlocklist) -> ReplyText? {
        let cause = Cause.dnsbl
        guard let slug = cause.slug, let reason = reasons[slug],
            reason.explanation(of: list.blocklist) != nil
        else { return link(to: cause) }
        let start: ReplyText = "\(base)/\(slug)?"
        let address: ReplyText =
            reason.parameters.contains(.ip) && list.question != .domain ? "ip=\(.address)&" : ""
        return start + address + "list=\(list.publicZone)"
    }

    /// Our own reply for a cause.
    func reply(for cause: Cause) -> Reply? {
        guard let link = link(to: cause), let slug = cause.slug else { return nil }
        let (status, code, phrase) = cause.reply
        return Reply(
            reason: slug, status: status, code: EnhancedStatusCode(code),
            text: "\(phrase); see", link: link)
    }

    /// Our own reply for a listing.
    func reply(for list: QueriedBlocklist, text: ReplyText) -> Reply? {
        guard let link = link(to: list), let slug = Cause.dnsbl.slug else { return nil }
        let (status, code, _) = Cause.dnsbl.reply
        return Reply(
            reason: slug, status: status, code: EnhancedStatusCode(code), text: text, link: link)
    }

    /// The causes that have no page on the site.
    package var missing: [Cause] { Cause.allCases.filter { link(to: $0) == nil } }

    /// What no reply may tell.
    var secrets: [String] { lists.compactMap(\.secret) }

    private static func isHarmless(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-._~:/".contains(character)
    }
}
