internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import SiteContent
internal import SourceFiles

/// The folder with the site's content, declared once for all commands.
struct ContentOptions: ParsableArguments {
    @Option(
        name: .customLong("content"),
        help: ArgumentHelp(
            "Folder with the whole content, instead of the site in the current folder.",
            valueName: "folder"))
    var folder: String?

    /// Where the content is.
    /// - Throws: exit status 1 if there is nothing that the site could lie over.
    func sources() throws -> SiteSources {
        try sources(in: nil, templates: nil, assets: nil)
    }

    func sources(
        in site: String?, templates: String?, assets: String?
    ) throws -> SiteSources {
        try Self.sources(in: site, content: folder, templates: templates, assets: assets)
    }

    static func sources(
        in site: String? = nil, content: String? = nil, templates: String? = nil,
        assets: String? = nil
    ) throws -> SiteSources {
        do {
            return try SiteSources(
                in: site, content: content, templates: templates, assets: assets,
                program: Bundle.main.executablePath ?? CommandLine.arguments[0])
        } catch {
            throw Console.failure(error)
        }
    }

    /// What can be read of the content, for commands that help to fix the rest.
    /// - Throws: exit status 1 if that is not enough for a site; then the problems are printed.
    func partialSite() throws -> Site {
        let content = ContentLoader.load(try sources())
        return try content.partialSite ?? site()
    }

    /// The content without templates. Prints the problems if it cannot be used.
    /// - Throws: exit status 1 if there are errors.
    func site() throws -> Site {
        let content = ContentLoader.load(try sources())
        guard let site = content.site else {
            Console.printDiagnostics(content.diagnostics)
            Console.printError(content.diagnostics.summary)
            throw ExitCode.failure
        }
        return site
    }
}
