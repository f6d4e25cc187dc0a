internal import ArgumentParser
internal import Auditing
internal import Foundation
internal import JSON
internal import Links
internal import MailSettings
internal import SiteContent

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Finds rejections in your logs that have no link or no page.",
        discussion: """
            Reads the logs and configuration of Postfix or Exim, and changes nothing. Logs can have \
            any size and be compressed with gzip. Postfix does not log the links in its footers, so \
            pass its configuration, too. Exits with status 1 if it finds a problem, or cannot read a \
            file to its end.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    @OptionGroup var content: ContentOptions

    @Option(
        help: ArgumentHelp(
            "Configuration of Postfix: a main.cf, or the output of 'postconf -n'.",
            valueName: "file"))
    var postfix: String?

    @Option(help: ArgumentHelp("Configuration of Exim.", valueName: "file"))
    var exim: String?

    @Option(help: "Output format.")
    var format: Format = .table

    @Argument(help: "Log files; '-' for standard input.")
    var logs: [String] = []

    func validate() throws {
        guard postfix != nil || exim != nil || !logs.isEmpty else {
            throw ValidationError("pass a log, or a configuration with --postfix or --exim")
        }
    }

    func run() throws {
        let facts = SiteFacts(try content.site().published)
        do {
            let postfix = try postfix.map { PostfixAudit(try text(of: $0), path: $0, facts) }
            let exim = try exim.map { EximAudit(try text(of: $0), path: $0, facts) }
            var audit = LogAudit(facts, hasFooters: postfix?.hasFooters == true)
            let damaged = logs.compactMap { read($0, into: &audit) }
            let findings =
                damaged + (postfix?.findings ?? []) + (exim?.findings ?? []) + audit.findings
            show(audit.rows, findings)
            if !findings.isEmpty { throw ExitCode.failure }
        } catch let error as AuditError {
            throw Console.failure(error)
        }
    }

    /// Counts the rejections in a log, and warns if there are none.
    /// - Returns: what kept it from being read to its end.
    private func read(_ log: String, into audit: inout LogAudit) -> Finding? {
        let progress = Progress(log)
        let before = audit.count
        defer { progress.clear() }
        do {
            try LogReader.lines(
                of: log, containing: "reject",
                progress: { bytes in
                    if bytes >> 20 % 16 == 0 { progress.show("\(bytes >> 20) MiB") }
                }
            ) { audit.add(line: $0) }
        } catch {
            return Finding(error)
        }
        if audit.count == before {
            progress.clear()
            Console.printError(
                "warning: \(log) contains no rejection as Postfix and Exim log them")
        }
        return nil
    }

    private func text(of path: String) throws -> String {
        do {
            return try ConfigurationText(
                Data(contentsOf: URL(filePath: path)), path: path
            ).text
        } catch let error as ConfigurationError {
            throw AuditError(path: path, problem: error.problem)
        } catch {
            throw AuditError(path: path, problem: "cannot be read: \(error.localizedDescription)")
        }
    }

    private func show(_ rows: [LogAudit.Row], _ findings: [Finding]) {
        switch format {
        case .table:
            if !logs.isEmpty {
                Console.printResult(rejections(rows.prefix(Self.longestTable)))
                Self.printRemainder(of: rows.count)
            }
            for finding in findings.prefix(Self.longestTable) {
                Console.printResult(finding.description)
            }
            Self.printRemainder(of: findings.count)
        case .json:
            let problems = TextTable(
                findings.map {
                    [
                        ("severity", .string($0.severity.rawValue)), ("place", .string($0.place)),
                        ("problem", .string($0.problem)),
                    ]
                })
            Console.printResult(
                ["rejections": rejections(rows[...]).json, "findings": problems.json])
        }
    }

    /// How many rows and how many problems people are shown.
    private static let longestTable = 200

    private static func printRemainder(of count: Int) {
        guard count > longestTable else { return }
        let number = (count - longestTable).formatted(.number.locale(Locale(identifier: "en_US")))
        Console.printResult("and \(number) more; '--format json' prints all")
    }

    private func rejections(_ rows: ArraySlice<LogAudit.Row>) -> TextTable {
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
