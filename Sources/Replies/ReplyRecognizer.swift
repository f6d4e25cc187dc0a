package import Links
internal import Rejections

/// Recognizes what a rejection is about by the link in its reply, or else by its words.
package struct ReplyRecognizer {
    /// What a reply says.
    package struct Recognition: Hashable, Sendable {
        /// The name of the reason. If it comes from a link, the site may not have it.
        package let reason: String
        /// The blocklist as the reply names it, possibly with a secret key.
        package let list: Substring?
    }

    private let base: String
    private let catalogue: ZoneCatalogue
    /// By the words of a reply without a link.
    private var reasons: [String: String] = [:]
    private static let maximumCachedReplies = 4096

    /// - Parameters:
    ///   - base: the site's address without a final slash.
    ///   - catalogue: the blocklists that the site knows.
    package init(base: String, catalogue: ZoneCatalogue) {
        (self.base, self.catalogue) = (base, catalogue)
    }

    /// - Parameter reply: the text with its codes, or, where a program logs none, without.
    package mutating func recognize(_ reply: String) -> Recognition {
        if let list = list(in: reply) {
            let reason = Self.isRefusedQuery(reply) ? Self.brokenQuery : Cause.dnsbl.rawValue
            return Recognition(reason: reason, list: list)
        }
        return Recognition(reason: linkedReason(in: reply) ?? reason(of: reply), list: nil)
    }

    /// The reason of a rejection for which the mail server is at fault that queried the list. No
    /// configuration rejects for it on purpose, so it is not a `Cause`.
    private static let brokenQuery = "dnsbl-broken"

    /// Whether a list declined the query, and the mail server took its answer for a listing.
    private static func isRefusedQuery(_ reply: String) -> Bool {
        let text = reply.lowercased()
        return refusals.contains { text.contains($0) }
    }

    /// The answer of lists that decline a query, and what they say with it: Spamhaus, which has a
    /// page below `/returnc/`, and URIBL, which has `refused.shtml`.
    private static let refusals = [
        "127.255.255.25", "/returnc/", "error: open resolver", "public resolver", "query refused",
        "refused.shtml", "too many queries",
    ]

    /// The blocklist that a reply names in its words or in its link.
    private func list(in reply: String) -> Substring? {
        for phrase in [
            "blocked using ", " listed on ", " listed at ", " listed by ", " listed in ",
        ] {
            guard let found = reply.firstRange(of: phrase) else { continue }
            let name = reply[found.upperBound...].prefix { $0 != " " && $0 != ";" && $0 != "," }
            if name.contains(".") { return name.last == "." ? name.dropLast() : name }
        }
        guard let found = reply.firstRange(of: "list=") else { return nil }
        let name = reply[found.upperBound...].prefix { $0 != " " && $0 != ";" && $0 != "&" }
        // A name without a dot is a service that no mail server queries.
        return name.contains(".") && catalogue.list(utf8: Array(name.utf8)) != nil ? name : nil
    }

    /// The reason in the reply's link to the site.
    private func linkedReason(in reply: String) -> String? {
        guard let found = reply.firstRange(of: "\(base)/") else { return nil }
        let slug = reply[found.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        return slug.isEmpty ? nil : String(slug)
    }

    private mutating func reason(of reply: String) -> String {
        // Most replies differ in addresses and numbers only.
        let text = String(reply.drop { $0 != " " }.filter { !$0.isNumber })
        let key = "\(reply.first ?? "5")\(text)"
        if let reason = reasons[key] { return reason }
        if reasons.count >= Self.maximumCachedReplies { reasons = [:] }
        let reason =
            Self.isRefusedQuery(text)
            ? Self.brokenQuery : PostfixRule.cause(of: reply).rawValue
        reasons[key] = reason
        return reason
    }
}

extension PostfixRule {
    /// The cause of a logged reply, by the rules that add links to Postfix's replies.
    static func cause(of reply: String) -> Cause {
        var text = reply.lowercased()
        // The first angle brackets contain an address, which its owner chose.
        if let start = text.firstIndex(of: "<"), let end = text[start...].firstIndex(of: ">") {
            text.replaceSubrange(start...end, with: "<>")
        }
        for rule in all where rule.phrases.contains(where: { text.contains($0.lowercased()) }) {
            return rule.cause
        }
        return reply.first == "4" ? .temporary : .unknown
    }
}
