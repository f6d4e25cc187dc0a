internal import ArgumentParser
internal import Diagnostics
internal import SiteContent

/// The folder with the site's content, declared once for all commands.
struct ContentOptions: ParsableArguments {
    @Option(
        name: .customLong("content"),
        help: ArgumentHelp("Folder with the site's content.", valueName: "folder"))
    var folder = "Content"

    /// The content without templates. Prints the problems if it cannot be used.
    /// - Throws: exit status 1 if there are errors.
    func site() throws -> Site {
        let content = ContentLoader.load(folder)
        guard let site = content.site else {
            Console.printDiagnostics(content.diagnostics)
            Console.printError(content.diagnostics.summary)
            throw ExitCode.failure
        }
        return site
    }
}
