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
    /// - Parameter readsReplies: whether to read what replies are recognized by, too.
    func load(
        in folder: String? = nil, withDrafts: Bool, readsReplies: Bool = false,
        today: CalendarDate? = nil,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) throws -> LoadedSite {
        let sources = try sources(in: folder)
        let content = ContentLoader.load(
            sources, today: today, readsReplies: readsReplies)
        var diagnostics = content.diagnostics
        let examples = content.examples
        guard let site = content.partialSite else {
            return LoadedSite(
                content: nil, site: nil, diagnostics: diagnostics, examples: examples)
        }
        let compiled = SiteCompiler.compile(
            withDrafts ? site : site.published, from: sources, pages: isWanted)
        diagnostics.report(compiled.diagnostics.sorted)
        Self.freeInBackground(content)
        return LoadedSite(
            content: content.site, site: compiled.site, diagnostics: diagnostics,
            examples: examples)
    }

    /// What `load` makes of the sources.
    struct LoadedSite {
        /// `nil` if there are errors in it.
        let content: Site?
        /// `nil` if there are errors in it.
        let site: CompiledSite?
        var diagnostics: Diagnostics
        /// Warnings about what is reserved for examples.
        let examples: [Diagnostic]
    }

    /// Freeing the texts of a large site takes a while, and no command has to wait for it.
    private static func freeInBackground(_ value: some Sendable) {
        DispatchQueue.global().async { withExtendedLifetime(value) {} }
    }

    /// The compiled site, or only the wanted pages of it. Prints the problems on standard error.
    /// - Parameter allowsExamples: whether the names and numbers that are reserved for examples are
    ///   no errors.
    /// - Throws: exit status 1 if there are errors.
    func compiled(
        in folder: String? = nil, withDrafts: Bool = false, allowsExamples: Bool = true,
        pages isWanted: (Subject, LanguageTag) -> Bool = { _, _ in true }
    ) throws -> CompiledSite {
        let progress = Progress("Compiling")
        progress.show("…")
        let loaded = try load(in: folder, withDrafts: withDrafts, pages: isWanted)
        let site = loaded.site
        var diagnostics = loaded.diagnostics
        progress.clear()
        if !allowsExamples {
            diagnostics.report(
                loaded.examples.map { example in
                    .error(
                        example.path, example.position,
                        "\(example.message), or pass --allow-example")
                })
        }
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
    var summary: String { Self.summary(errors: errorCount, warnings: warningCount) }

    static func summary(errors: Int, warnings: Int) -> String {
        func count(_ number: Int, _ noun: String) -> String {
            "\(number) \(noun)\(number == 1 ? "" : "s")"
        }
        return "\(count(errors, "error")), \(count(warnings, "warning"))"
    }
}
