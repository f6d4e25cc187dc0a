extension Blocklist {
    /// Why no mail server may reject mail by it; `nil` if it may.
    package var disqualification: String? {
        if isDraft { return "is a draft" }
        switch (status, kind) {
        case (.ended(let date, _), _):
            let since = date.map { " in \($0.year)" } ?? ""
            return "ended\(since): querying it rejects legitimate mail"
        case (_, .allowlist):
            return "is an allowlist: rejecting by it rejects the good servers"
        default: return nil
        }
    }

    /// Why no mail server can query it while it takes a message; `nil` if one can.
    package var queryObstacle: String? {
        switch kind {
        case .address, .dynamicRange, .noReverseDNS, .backscatter, .domain, .link:
            zones.isEmpty ? "has no zone to query" : nil
        case .policy, .reputation:
            isOwn && !zones.isEmpty
                ? nil
                : "is of kind '\(kind.rawValue)', which a service decides with software of its own"
        case .mailbox: "lists email addresses, which mail servers do not query during SMTP"
        case .allowlist: "is an allowlist"
        }
    }
}
