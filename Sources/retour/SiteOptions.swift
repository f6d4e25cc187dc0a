internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
internal import Links
internal import PageCompiler
internal import Pages
internal import Rejections
internal import SiteContent

/// Where the site's sources lie, and how every command reads them.
struct SiteOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The texts and facts.", valueName: "folder"))
    var content = "Content"

    @Option(help: ArgumentHelp("The Mustache templates.", valueName: "folder"))
    var templates = "Templates"

    @Option(
        name: .customLong("public"),
        help: ArgumentHelp(
            "The files that are published as they are.", valueName: "folder"))
    var assets = "Public"

    /// Everything that was read and compiled, and all that is wrong with it.
    func load(
        withDrafts: Bool, today: CalendarDate? = nil,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) -> (content: Site?, site: CompiledSite?, diagnostics: Diagnostics) {
        let content = ContentLoader.load(content, today: today)
        var diagnostics = content.diagnostics
        guard let site = content.site else { return (nil, nil, diagnostics) }
        let compiled = SiteCompiler.compile(
            withDrafts ? site : site.published, templates: templates, assets: assets,
            pages: isWanted)
        diagnostics.report(compiled.diagnostics.sorted)
        // The texts of a large site take long to be taken down, for which nobody has to wait.
        DispatchQueue.global().async { withExtendedLifetime(content) {} }
        return (site, compiled.site, diagnostics)
    }

    /// The compiled site, all of it or the pages that are wanted. Prints the problems on standard error.
    /// - Throws: exit status 1 if there are errors.
    func compiled(
        withDrafts: Bool = false,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) throws -> CompiledSite {
        let (_, site, diagnostics) = load(withDrafts: withDrafts, pages: isWanted)
        Console.printDiagnostics(diagnostics)
        guard let site, !diagnostics.hasErrors else {
            Console.printError(diagnostics.summary)
            throw ExitCode.failure
        }
        return site
    }
}

extension Diagnostics {
    /// `2 errors, 1 warning`.
    var summary: String {
        func count(_ number: Int, _ noun: String) -> String {
            "\(number) \(noun)\(number == 1 ? "" : "s")"
        }
        return "\(count(errorCount, "error")), \(count(warningCount, "warning"))"
    }
}
