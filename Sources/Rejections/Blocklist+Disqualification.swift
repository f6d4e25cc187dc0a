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
}
