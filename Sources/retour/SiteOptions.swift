internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
internal import Links
internal import PageCompiler
internal import Pages
internal import Rejections
internal import SiteContent
internal import SourceFiles

/// The folders with the site's sources, and how commands compile them.
struct SiteOptions: ParsableArguments {
    @OptionGroup var content: ContentOptions

    @Option(
        help: ArgumentHelp(
            "Folder with all Mustache templates, instead of the site's.", valueName: "folder"))
    var templates: String?

    @Option(
        name: .customLong("public"),
        help: ArgumentHelp(
            "Folder with the files to publish unchanged, instead of the site's.",
            valueName: "folder"))
    var assets: String?

    /// Whether the site is that of a folder, with nothing named instead.
    var areDefault: Bool { content.folder == nil && templates == nil && assets == nil }

    /// - Parameter folder: the folder of the site, if not the current one.
    func sources(in folder: String? = nil) throws -> SiteSources {
        try content.sources(in: folder, templates: templates, assets: assets)
    }

    /// The compiled site, and all problems in its sources.
    func load(
        in folder: String? = nil, withDrafts: Bool, today: CalendarDate? = nil,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) throws -> (content: Site?, site: CompiledSite?, diagnostics: Diagnostics) {
        let sources = try sources(in: folder)
        let content = ContentLoader.load(sources, today: today)
        var diagnostics = content.diagnostics
        guard let site = content.partialSite else { return (nil, nil, diagnostics) }
        let compiled = SiteCompiler.compile(
            withDrafts ? site : site.published, from: sources, pages: isWanted)
        diagnostics.report(compiled.diagnostics.sorted)
        Self.freeInBackground(content)
        return (content.site, compiled.site, diagnostics)
    }

    /// Freeing the texts of a large site takes a while, and no command has to wait for it.
    private static func freeInBackground(_ value: some Sendable) {
        DispatchQueue.global().async { withExtendedLifetime(value) {} }
    }

    /// The compiled site, or only the wanted pages of it. Prints the problems on standard error.
    /// - Throws: exit status 1 if there are errors.
    func compiled(
        in folder: String? = nil, withDrafts: Bool = false,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) throws -> CompiledSite {
        let progress = Progress("Compiling")
        progress.show("…")
        let (_, site, diagnostics) = try load(in: folder, withDrafts: withDrafts, pages: isWanted)
        progress.clear()
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
