internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Pages
internal import Rejections

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tells every problem in Content, Templates and Public.",
        discussion: """
            Drafts are checked too. Errors must be mended before the site can be built; warnings \
            are advice, and failures with --strict.
            """)

    @OptionGroup var options: SiteOptions

    @Option(help: "text, json or github (workflow commands).")
    var format: DiagnosticFormat = .text

    @Flag(help: "Fail on warnings too.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "Warn of facts last reviewed more than a year before this day.", valueName: "date"))
    var today: CalendarDate?

    func run() throws {
        var (content, site, diagnostics) = options.load(withDrafts: true, today: today)
        if let content { TextReview.review(content, into: &diagnostics) }
        let rendered = format.rendered(diagnostics)
        // What a program reads is the result; what a person reads is about it.
        if format == .text {
            Console.printDiagnostics(diagnostics)
        } else {
            Console.printResult(Array(rendered.utf8))
        }
        let hasFailed = diagnostics.hasErrors || strict && diagnostics.warningCount > 0
        guard let site, !hasFailed else {
            Console.printError(diagnostics.summary)
            throw ExitCode.failure
        }
        if format == .text {
            Console.printResult(
                "\(site.pages.count) pages in \(site.locales.count) locales: "
                    + diagnostics.summary)
        }
    }
}

extension DiagnosticFormat: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    /// A whole date only: `2026-11-24`.
    init?(argument: String) {
        self.init(argument)
        guard day != nil else { return nil }
    }
}
