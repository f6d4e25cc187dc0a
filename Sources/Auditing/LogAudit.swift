// Logs and configuration are checked against the site.

internal import Rejections
internal import Replies

/// Counts the rejections in logs by reason, list, and kind of link, so that its memory does not
/// grow with the logs.
package struct LogAudit {
    /// Where the reader of a rejection learns more.
    package enum Link: String, Sendable {
        /// The reply has a link to the site.
        case reply
        /// Postfix adds the link after what it logs.
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

    /// The blocklist that a reply names.
    private enum List: Hashable {
        case none
        case known(ListName)
        case unknown(String)
        /// What cannot be the name of a list, and the unknown ones beyond a limit.
        case others

        var label: String {
            switch self {
            case .none: ""
            case .known(let name): name.description
            case .unknown(let name): "other: \(name)"
            case .others: "other"
            }
        }
    }

    private struct Key: Hashable {
        let reason: String
        let list: List
        let link: Link
    }

    private let facts: SiteFacts
    private let hasFooters: Bool
    private let period: LogPeriod?
    private var repeatedLines = RepeatedLines()
    /// How many rejections it has counted.
    package private(set) var count = 0
    /// How many lines report a rejection, including those that do not count.
    package private(set) var lineCount = 0
    /// How many lines would report one if they had the name of a program.
    package private(set) var namelessCount = 0
    private var counts: [Key: Int] = [:]
    private var problems: [Finding: Int] = [:]
    /// The names in a log that the site does not know. Whoever sends mail can choose them.
    private var unknownLists = UnknownNames()
    private var unknownReasons = UnknownNames()
    /// How many rows and problems are counted on their own.
    private static let maximumCounts = 5_000
    private static let other = "other"
    private static let place = "log"

    /// What lines of rejections contain; others need not be added.
    package static let words = LoggedRejection.words

    /// - Parameters:
    ///   - hasFooters: whether Postfix is known to add links that it does not log.
    ///   - period: what part of the logs counts; `nil` for all of it.
    package init(_ facts: SiteFacts, hasFooters: Bool, period: LogPeriod? = nil) {
        (self.facts, self.hasFooters, self.period) = (facts, hasFooters, period)
    }

    /// Counts a line if it reports a rejection that no other line has reported.
    /// - Parameter log: the number of the log that the line is from.
    package mutating func add(_ bytes: ArraySlice<UInt8>, log: Int = 0) {
        let line = LogLine(bytes)
        guard let rejection = LoggedRejection(line) else {
            if LoggedRejection.lacksName(line) { namelessCount += 1 }
            return
        }
        lineCount += 1
        guard period?.contains(line.time) != false, !isRepeated(line, of: rejection, log) else {
            return
        }
        count(rejection)
    }

    /// Lines without a time may be equal by chance.
    private mutating func isRepeated(
        _ line: LogLine, of rejection: LoggedRejection, _ log: Int
    ) -> Bool {
        guard line.time != nil else { return false }
        return repeatedLines.isRepeated(
            line.bytes, in: log,
            isOnce: rejection.program == .exim && !rejection.isRefusedConnection
        )
    }

    private mutating func count(_ rejection: LoggedRejection) {
        count += 1
        let reply = rejection.reply
        let recognition = facts.recognizer.recognize(reply)
        let (reason, list) = (
            reason(
                recognition.isListing ? Cause.dnsbl.rawValue : recognition.reason),
            list(named: recognition.list)
        )
        let link = link(of: rejection)
        var key = Key(reason: reason, list: list, link: link)
        if counts[key] == nil, counts.count >= Self.maximumCounts {
            key = Key(reason: Self.other, list: .others, link: link)
        }
        counts[key, default: 0] += 1
        for problem in findings(reply, list, named: recognition.list, reason: reason, link) {
            guard problems[problem] != nil || problems.count < Self.maximumCounts else { continue }
            problems[problem, default: 0] += 1
        }
    }

    /// How many of the counted rejections have a link to the site.
    package var linkedCount: Int {
        counts.filter { $0.key.link == .reply || $0.key.link == .footer }.values.reduce(0, +)
    }

    /// The most frequent first.
    package var rows: [Row] {
        counts.map { key, count in
            Row(
                reason: key.reason, list: key.list.label, link: key.link, count: count,
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

    private mutating func list(named name: Substring?) -> List {
        guard let name else { return .none }
        if let known = facts.list(named: name) { return .known(known.name) }
        return unknownLists.kept(name).map { .unknown($0) } ?? .others
    }

    private mutating func reason(_ name: String) -> String {
        facts.reasons.contains(name) ? name : unknownReasons.kept(name[...]) ?? Self.other
    }

    private func link(of rejection: LoggedRejection) -> Link {
        if rejection.reply.contains("\(facts.base)/") { return .reply }
        if rejection.program == .postfix, hasFooters { return .footer }
        return rejection.reply.contains("://") ? .other : .none
    }

    private func findings(
        _ reply: String, _ list: List, named name: Substring?, reason: String, _ link: Link
    ) -> [Finding] {
        var findings = link == .reply ? layoutFindings(reply) : []
        func report(_ severity: Finding.Severity, _ problem: String) {
            findings.append(Finding(severity, Self.place, problem))
        }
        if let name {
            if list == .others {
                report(.warning, "the site has no page for other blocklists that replies name")
            } else {
                findings += facts.findings(querying: name, at: Self.place)
            }
            if case .known(let list) = list, facts.isKeyed(name) {
                report(
                    .error, "a reply exposes the secret key for '\(list)'; use the list's name only"
                )
            }
            if reply.contains("127.255.255.") || reply.contains("Error: open resolver") {
                report(
                    .error,
                    "an error response of a blocklist rejects mail; query the list with its return "
                        + "codes, as 'retour mail-server' does")
            }
        }
        if reason == Self.other {
            report(.error, "replies link to other addresses that are not pages of the site")
        } else if !facts.reasons.contains(reason) {
            report(.error, "replies link to '/\(reason)', which is not a page of the site")
        }
        switch link {
        case .none: report(.warning, "rejections for '\(reason)' have no link in the log")
        case .other: report(.warning, "rejections for '\(reason)' link to another site")
        case .reply, .footer: break
        }
        let lines = reply.utf8.split(separator: UInt8(ascii: "\n"))
        if lines.contains(where: { $0.count + "\r\n".utf8.count > SMTPLimit.replyLine }) {
            report(
                .error,
                "a reply for '\(reason)' has more than \(SMTPLimit.replyLine) octets (RFC 5321 "
                    + "§4.5.3.1.5); shorten its text")
        }
        if !lines.joined().allSatisfy({ (0x20...0x7E).contains($0) }) {
            report(.error, "a reply for '\(reason)' contains characters other than US-ASCII")
        }
        return findings
    }

    /// Many programs show only the last line of a bounce.
    private func layoutFindings(_ reply: String) -> [Finding] {
        let lines = reply.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, lines.last?.contains("\(facts.base)/") != true else { return [] }
        return [
            Finding(
                .error, Self.place,
                "a reply of several lines does not have its link on the last one; move it there")
        ]
    }
}
