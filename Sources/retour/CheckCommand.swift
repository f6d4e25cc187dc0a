internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Pages
internal import Rejections

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks content, templates, and assets.",
        discussion: """
            Drafts are checked, too, and every text is reviewed for style and for how it matches \
            the text it translates. Errors block a build; warnings do not, and fail the check only \
            with --strict.
            """)

    @OptionGroup var options: SiteOptions

    @Option(help: "Output format; 'github' prints workflow commands.")
    var format: DiagnosticFormat = .text

    @Flag(help: "Fail on warnings, too.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "Warn about facts last reviewed more than a year before this date.", valueName: "date"))
    var today: CalendarDate?

    @Flag(help: "Don't warn about names and numbers that are reserved for examples.")
    var allowExample = false

    func run() throws {
        let loaded = try options.load(withDrafts: true, readsReplies: true, today: today)
        let site = loaded.site
        var diagnostics = loaded.diagnostics
        if !allowExample { diagnostics.report(loaded.examples) }
        if let content = loaded.content {
            TextReview.review(content, into: &diagnostics)
            PhraseReview.review(content, into: &diagnostics)
        }
        Overrides(try options.sources()).review(into: &diagnostics)
        let rendered = format.rendered(diagnostics)
        // For a program the problems are the result; a person reads them on standard error.
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
    /// A date with a day only: `2026-11-24`.
    init?(argument: String) {
        self.init(argument)
        guard day != nil else { return nil }
    }
}
