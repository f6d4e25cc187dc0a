internal import ArgumentParser
internal import Auditing
internal import Foundation
internal import JSON
internal import Links
internal import SiteContent

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Finds rejections in your logs that have no link or no page.",
        discussion: """
            Reads the logs and configuration of Postfix or Exim, and changes nothing. Logs can have \
            any size and be compressed with gzip. Postfix does not log the links in its footers, so \
            pass its configuration, too. Exits with status 1 if it finds a problem.
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
            for log in logs {
                let progress = Progress(log)
                try LogReader.lines(
                    of: log, containing: "reject",
                    progress: { bytes in
                        if bytes >> 20 % 16 == 0 { progress.show("\(bytes >> 20) MiB") }
                    }
                ) { audit.add(line: $0) }
                progress.clear()
            }
            let findings =
                (postfix?.findings ?? []) + (exim?.findings ?? []) + audit.findings
            show(audit.rows, findings)
            if !findings.isEmpty { throw ExitCode.failure }
        } catch let error as AuditError {
            throw Console.failure(error)
        }
    }

    private func text(of path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw AuditError(path: path, problem: "cannot be read: \(error.localizedDescription)")
        }
    }

    private func show(_ rows: [LogAudit.Row], _ findings: [Finding]) {
        let rejections = TextTable(
            rows.map { row in
                [
                    ("count", "\(row.count)"), ("reason", .string(row.reason)),
                    ("list", .string(row.list)), ("link", .string(row.link.rawValue)),
                    ("page", .string(row.page ?? "none")),
                ]
            })
        switch format {
        case .table:
            if !logs.isEmpty { Console.printResult(rejections.description) }
            for finding in findings { Console.printResult(finding.description) }
        case .json:
            let problems = TextTable(
                findings.map {
                    [
                        ("severity", .string($0.severity.rawValue)), ("place", .string($0.place)),
                        ("problem", .string($0.problem)),
                    ]
                })
            let report: JSONValue = ["rejections": rejections.json, "findings": problems.json]
            Console.printResult(Array(report.document.utf8))
        }
    }
}
