internal import Auditing
internal import Foundation
internal import JSON

/// What an audit found, as it is printed.
struct AuditReport {
    /// `nil` if no log was read.
    let audit: LogAudit?
    let findings: [Finding]

    /// How many rows and how many problems people are shown.
    private static let longestTable = 200

    /// Whether the report has what the command is to fail on.
    func has(_ failure: AuditCommand.Failure) -> Bool {
        switch failure {
        case .findings: !findings.isEmpty
        case .errors: findings.contains { $0.severity == .error }
        case .unlinked: audit.map { $0.linkedCount < $0.count } ?? false
        case .nothing: false
        }
    }

    func printTable() {
        if let audit {
            let rows = audit.rows
            Console.printResult(table(rows.prefix(Self.longestTable)))
            Self.printRemainder(of: rows.count)
            if audit.count > 0 { Console.printResult(summary(audit)) }
        }
        for finding in findings.prefix(Self.longestTable) {
            Console.printResult(finding.description)
        }
        Self.printRemainder(of: findings.count)
    }

    func printJSON() {
        let problems = TextTable(
            findings.map {
                [
                    ("severity", .string($0.severity.rawValue)), ("place", .string($0.place)),
                    ("problem", .string($0.problem)),
                ]
            })
        Console.printResult(
            [
                "summary": [
                    "rejections": .number(audit?.count ?? 0),
                    "linked": .number(audit?.linkedCount ?? 0),
                ],
                "rejections": table((audit?.rows ?? [])[...]).json, "findings": problems.json,
            ])
    }

    /// `12,345 rejections, 98% with a link`; 100% only if all have one.
    private func summary(_ audit: LogAudit) -> String {
        let noun = audit.count == 1 ? "rejection" : "rejections"
        let percentage = audit.linkedCount * 100 / audit.count
        return "\(Self.formatted(audit.count)) \(noun), \(percentage)% with a link"
    }

    private static func printRemainder(of count: Int) {
        guard count > longestTable else { return }
        Console.printResult(
            "and \(formatted(count - longestTable)) more; '--format json' prints all")
    }

    private static func formatted(_ number: Int) -> String {
        number.formatted(.number.locale(Locale(identifier: "en_US")))
    }

    private func table(_ rows: ArraySlice<LogAudit.Row>) -> TextTable {
        TextTable(
            rows.map { row in
                [
                    ("count", .number(row.count)), ("reason", .string(row.reason)),
                    ("list", .string(row.list)), ("link", .string(row.link.rawValue)),
                    ("page", .string(row.page ?? "none")),
                ]
            })
    }
}
