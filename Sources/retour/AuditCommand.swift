internal import ArgumentParser
internal import Auditing
internal import Foundation
internal import MailSettings
internal import SiteContent

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Finds rejections in your logs that have no link or no page.",
        discussion: """
            Reads the logs of Postfix, Exim, Sendmail, OpenSMTPD, and Haraka, and the configuration \
            of Postfix or Exim, and changes nothing. Logs can have any size, come from syslog, the \
            journal, or containers, and be compressed with gzip, or with bzip2, xz, zstd, or lz4 if \
            that program is installed. A rejection in several of the logs counts once. Postfix does \
            not log the links in its footers, so pass its configuration, too.

            Exit status: 0, or 1 if there is what --fail-on names, or a file that cannot be read to \
            its end; 64 if the command is used incorrectly.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    /// What makes the command fail.
    enum Failure: String, ExpressibleByArgument, CaseIterable {
        case findings
        case errors
        case unlinked
        case nothing
    }

    @OptionGroup var content: ContentOptions

    @Option(
        help: ArgumentHelp(
            "Configuration of Postfix: a main.cf, or the output of 'postconf -n'.",
            valueName: "file"))
    var postfix: String?

    @Option(help: ArgumentHelp("Configuration of Exim.", valueName: "file"))
    var exim: String?

    @Option(
        help: ArgumentHelp(
            "Count only what was logged since then: a date, a date and time, or how long ago, such "
                + "as 7d or 24h. Lines without a date always count.",
            valueName: "time"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "What to fail on: any of the findings, only errors, rejections without a link to the "
                + "site, or nothing. Can be repeated.",
            valueName: "findings|errors|unlinked|nothing"))
    var failOn: [Failure] = [.findings]

    @Option(help: "Output format.")
    var format: Format = .table

    @Argument(help: "Log files; '-' for standard input.")
    var logs: [String] = []

    func validate() throws {
        guard postfix != nil || exim != nil || !logs.isEmpty else {
            throw ValidationError("pass a log, or a configuration with --postfix or --exim")
        }
        if let since, period == nil {
            throw ValidationError(
                "'\(since)' is not a time; write '7d', '24h', '2026-11-20', or '2026-11-20T08:00'")
        }
    }

    private var period: LogPeriod? {
        since.flatMap { LogPeriod(since: $0, now: .now, timeZone: .current) }
    }

    func run() async throws {
        let facts = SiteFacts(try content.site().published)
        do {
            let postfix = try postfix.map { PostfixAudit(try text(of: $0), path: $0, facts) }
            let exim = try exim.map { EximAudit(try text(of: $0), path: $0, facts) }
            let period = period
            var audit = LogAudit(facts, hasFooters: postfix?.hasFooters == true, period: period)
            var damaged: [Finding] = []
            for (number, log) in logs.enumerated() where !isOlder(log, than: period) {
                if let finding = await read(log, number, into: &audit) { damaged.append(finding) }
            }
            let report = AuditReport(
                audit: logs.isEmpty ? nil : audit,
                findings: damaged + (postfix?.findings ?? []) + (exim?.findings ?? [])
                    + audit.findings)
            switch format {
            case .table: report.printTable()
            case .json: report.printJSON()
            }
            if !damaged.isEmpty || failOn.contains(where: report.has) { throw ExitCode.failure }
        } catch let error as AuditError {
            throw Console.failure(error)
        }
    }

    /// Whether a file was last changed before everything that counts.
    private func isOlder(_ log: String, than period: LogPeriod?) -> Bool {
        guard let period, log != "-",
            let attributes = try? FileManager.default.attributesOfItem(atPath: log),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let date = attributes[.modificationDate] as? Date
        else { return false }
        return period.isAfter(date)
    }

    /// Counts the rejections in a log, and warns if there are none.
    /// - Returns: what kept it from being read to its end.
    private func read(_ log: String, _ number: Int, into audit: inout LogAudit) async -> Finding? {
        let progress = Progress(log)
        let before = (lines: audit.lineCount, nameless: audit.namelessCount)
        var shown = 0
        defer { progress.clear() }
        do {
            try await LogReader.lines(
                of: log, containing: LogAudit.words,
                progress: { bytes in
                    guard bytes >> 24 > shown else { return }
                    shown = bytes >> 24
                    progress.show("\(bytes >> 20) MiB")
                }
            ) { audit.add($0, log: number) }
        } catch {
            return Finding(error)
        }
        progress.clear()
        if audit.namelessCount > before.nameless {
            Console.printError(
                "warning: \(log) contains rejections without the name of a program, which do not "
                    + "count; 'journalctl -o short-iso' prints it")
        } else if audit.lineCount == before.lines {
            Console.printError("warning: \(log) contains no rejection as mail servers log them")
        }
        return nil
    }

    private func text(of path: String) throws(AuditError) -> String {
        do {
            return try ConfigurationText(contentsOf: path).text
        } catch {
            throw AuditError(path: path, problem: error.problem)
        }
    }
}
