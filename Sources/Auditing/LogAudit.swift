internal import MailServers
internal import Rejections

/// Counts the rejections of logs: per reason, list and kind of link, so that its memory does not
/// grow with the log.
package struct LogAudit {
    /// Where the reader of a rejection learns more.
    package enum Link: String, Sendable {
        /// A link to the site is in the reply.
        case reply
        /// Postfix adds the link behind what it logs.
        case footer
        /// A link to another site.
        case other
        case none
    }

    /// A row of the table.
    package struct Row: Sendable {
        package let reason: String
        package let list: String
        package let link: Link
        package let count: Int
        /// The page of the site, if it has one.
        package let page: String?
    }

    private struct Key: Hashable {
        let reason: String
        let list: String
        let link: Link
    }

    private let facts: SiteFacts
    private let hasFooters: Bool
    private var counts: [Key: Int] = [:]
    private var problems: [Finding: Int] = [:]
    private var causes: [String: Cause] = [:]
    /// Names of lists that nobody knows are words of a log: there may be any number of them.
    private static let mostUnknownLists = 100
    private static let mostCauses = 4096
    private static let place = "log"

    /// - Parameter hasFooters: whether Postfix is known to add links that it does not log.
    package init(_ facts: SiteFacts, hasFooters: Bool) {
        (self.facts, self.hasFooters) = (facts, hasFooters)
    }

    package mutating func add(line: String) {
        guard let rejection = LoggedRejection(line: line) else { return }
        let reply = rejection.reply
        let asked = list(in: reply)
        let link = link(of: rejection)
        let reason = asked == nil ? self.reason(of: reply, link) : "dnsbl"
        let name = asked.map { facts.list(named: $0)?.zone.description ?? "other: \($0)" } ?? ""
        var key = Key(reason: reason, list: name, link: link)
        if name.hasPrefix("other: "), counts[key] == nil,
            counts.keys.count(where: { $0.list.hasPrefix("other: ") }) >= Self.mostUnknownLists
        {
            key = Key(reason: reason, list: "other", link: link)
        }
        counts[key, default: 0] += 1
        for problem in findings(reply, asked: asked, reason: reason, link) {
            problems[problem, default: 0] += 1
        }
    }

    /// The most frequent first.
    package var rows: [Row] {
        counts.map { key, count in
            Row(
                reason: key.reason, list: key.list, link: key.link, count: count,
                page: facts.reasons.contains(key.reason) ? "\(facts.base)/\(key.reason)" : nil)
        }.sorted {
            ($1.count, $0.reason, $0.list, $0.link.rawValue)
                < ($0.count, $1.reason, $1.list, $1.link.rawValue)
        }
    }

    package var findings: [Finding] {
        problems.map { finding, count in
            Finding(
                finding.severity, finding.place,
                "\(finding.problem) (\(count) rejection\(count == 1 ? "" : "s"))")
        }.sorted()
    }

    /// The name of the blocklist that a reply tells.
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
        return facts.list(named: name) == nil ? nil : name
    }

    private func link(of rejection: LoggedRejection) -> Link {
        if rejection.reply.contains("\(facts.base)/") { return .reply }
        if rejection.program == .postfix, hasFooters { return .footer }
        return rejection.reply.contains("://") ? .other : .none
    }

    /// The reason that the link names, or else the one that the words tell.
    private mutating func reason(of reply: String, _ link: Link) -> String {
        if let found = reply.firstRange(of: "\(facts.base)/") {
            let slug = reply[found.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" }
            if !slug.isEmpty { return String(slug) }
        }
        // Without addresses and numbers most replies are the same.
        let text = String(reply.drop { $0 != " " }.filter { !$0.isNumber })
        let key = "\(reply.first ?? "5")\(text)"
        if let cause = causes[key] { return cause.rawValue }
        if causes.count >= Self.mostCauses { causes = [:] }
        let cause = PostfixRule.cause(of: reply)
        causes[key] = cause
        return cause.rawValue
    }

    private func findings(
        _ reply: String, asked: Substring?, reason: String, _ link: Link
    ) -> [Finding] {
        var findings = link == .reply ? layoutFindings(reply) : []
        func report(_ severity: Finding.Severity, _ problem: String) {
            findings.append(Finding(severity, Self.place, problem))
        }
        if let asked {
            findings += facts.findings(asking: asked, at: Self.place)
            if facts.isKeyed(asked), let zone = facts.list(named: asked)?.zone {
                report(.error, "a reply tells the secret key of '\(zone)'; name the list only")
            }
            if reply.contains("127.255.255.") || reply.contains("Error: open resolver") {
                report(
                    .error,
                    "mail is refused by an error of a blocklist; ask it with its return "
                        + "codes, as 'retour mail-server' does")
            }
        }
        if !facts.reasons.contains(reason) {
            report(.error, "replies link to '/\(reason)', which is no page of the site")
        }
        switch link {
        case .none: report(.warning, "rejections for '\(reason)' have no link in the log")
        case .other: report(.warning, "rejections for '\(reason)' link to another site")
        case .reply, .footer: break
        }
        let octets = reply.utf8.count + 2
        if octets > Reply.maximumOctets {
            report(
                .error,
                "a reply for '\(reason)' has over \(Reply.maximumOctets) octets (RFC 5321 "
                    + "§4.5.3.1.5); shorten its text")
        }
        if !reply.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
            report(.error, "a reply for '\(reason)' has other characters than US-ASCII")
        }
        return findings
    }

    /// Exim logs a line end as `\n`; many programs show a bounce's last line only.
    private func layoutFindings(_ reply: String) -> [Finding] {
        let lines = reply.components(separatedBy: "\\n")
        guard lines.count > 1, lines.last?.contains("\(facts.base)/") != true else { return [] }
        return [
            Finding(
                .error, Self.place,
                "a reply of several lines has its link not on the last one; put it there")
        ]
    }
}

extension String {
    /// The pieces between a separator.
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
