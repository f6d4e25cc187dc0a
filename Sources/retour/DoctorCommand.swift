internal import ArgumentParser
internal import Auditing
internal import Diagnostics
internal import Foundation
internal import JSON
internal import Pages
internal import Probing
internal import Rejections
internal import SiteContent

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Fetches pages of the published site and reports what readers get.",
        discussion: """
            Requests a link to each reason and each blocklist in use, as a mail server writes them, \
            and the start page, a guide, a dead link, legacy links, and files, a few at a time, with \
            curl. Each response is compared with what the local content compiles to: status, \
            redirects, language, values, style, and header fields; and the certificate, HTTPS, and \
            IPv6. Changes nothing. Exits with status 1 if it finds an error.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @OptionGroup var options: SiteOptions

    @Option(
        help: ArgumentHelp(
            "A main.cf, or the output of 'postconf -n': fetch the links in it and its tables, too.",
            valueName: "file"))
    var postfix: String?

    @Option(help: ArgumentHelp("Maximum time for a request.", valueName: "seconds"))
    var timeout = 20

    @Option(
        name: .customLong("ca"),
        help: ArgumentHelp(
            "Certificates to trust instead of the system's, in PEM.", valueName: "file"))
    var authorities: String?

    @Option(
        help: ArgumentHelp(
            "Connect to another host or port than the URL has, as curl does: for a site whose name "
                + "is not in DNS yet. Can be repeated.",
            valueName: "host:port:host:port"))
    var connectTo: [String] = []

    @Flag(help: "Fail on warnings, too.")
    var strict = false

    @Option(help: "Output format.")
    var format: Format = .text

    @Argument(
        help: ArgumentHelp(
            "The base URL of the published site (default: 'base-url' in site.yaml).",
            valueName: "url"),
        transform: webURL)
    var url: WebURL?

    func validate() throws {
        guard timeout > 0 else { throw ValidationError("--timeout must be at least 1") }
    }

    func run() async throws {
        let loaded = try options.load(withDrafts: false)
        guard let content = loaded.content?.published, let compiled = loaded.site,
            !loaded.diagnostics.hasErrors
        else {
            Console.printDiagnostics(loaded.diagnostics)
            Console.printError(loaded.diagnostics.summary)
            throw ExitCode.failure
        }
        let target = url ?? compiled.baseURL
        let used = Set(content.usedBlocklists)
        let lists = content.blocklists.filter { used.contains($0.slug) }
            .compactMap(\.linkNames.first)
        let postfix = try links(list: lists.first)
        let probe = SiteProbe(
            compiled, at: target, lists: Set(lists), mailServerLinks: postfix.links,
            options: ProbeOptions(
                timeout: timeout, authorities: authorities, connections: connectTo))
        let progress = Progress(target.description)
        let report: ProbeReport
        do {
            report = try await probe.report { done, total in
                progress.show("\(done) of \(total)")
            }
        } catch {
            progress.clear()
            throw Console.failure(error)
        }
        progress.clear()
        try show(report.adding(postfix.findings), target)
    }

    /// The links in the configuration of Postfix, and what could not be read.
    private func links(
        list: ListName?
    ) throws -> (links: [MailServerLink], findings: [ProbeFinding]) {
        guard let postfix else { return ([], []) }
        func text(_ path: String) -> String? {
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        }
        guard let configuration = text(postfix) else {
            throw Console.failure("\(postfix): cannot be read")
        }
        let found = PostfixLinks(
            configuration, path: postfix, address: Parameter.ip.example,
            list: list?.description, read: text)
        return (
            found.links.map { MailServerLink(url: $0.url, place: $0.place) },
            found.unreadable.map {
                ProbeFinding(mailServer: $0, "this table of \(postfix) cannot be read")
            }
        )
    }

    private func show(_ report: ProbeReport, _ target: WebURL) throws {
        let counts = Diagnostics.summary(
            errors: report.count(.error), warnings: report.count(.warning))
        switch format {
        case .text:
            for finding in report.findings { Console.printResult(finding.description) }
            let count = report.requestCount
            let days =
                report.certificateDays.map { "; the certificate expires in \($0) days" } ?? ""
            Console.printResult(
                "\(target): \(count) request\(count == 1 ? "" : "s")\(days): \(counts)")
        case .json: Console.printResult(report.json(of: target))
        }
        if report.count(.error) > 0 || strict && !report.findings.isEmpty {
            throw ExitCode.failure
        }
    }

    private static func webURL(_ text: String) throws -> WebURL {
        guard let url = WebURL(text) else {
            throw ValidationError("'\(text)' is not a URL with https:// or http://")
        }
        return url
    }
}

extension ProbeReport {
    fileprivate func json(of target: WebURL) -> JSONValue {
        [
            "url": .string(target.description), "requests": .number(requestCount),
            "certificate-days": certificateDays.map { .number($0) } ?? .null,
            "errors": .number(count(.error)), "warnings": .number(count(.warning)),
            "findings": .array(
                findings.map {
                    [
                        "severity": .string($0.severity.rawValue),
                        "check": .string($0.check.rawValue), "place": .string($0.place),
                        "more": .number($0.otherCount), "problem": .string($0.problem),
                    ]
                }),
        ]
    }
}
