internal import ArgumentParser
internal import Diagnostics
internal import Pages

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tells every problem in Content, Templates and Public.")

    @OptionGroup var options: SiteOptions

    func run() throws {
        let (site, diagnostics) = options.load()
        Console.printDiagnostics(diagnostics)
        guard let site, !diagnostics.hasErrors else {
            Console.printError(diagnostics.summary)
            throw ExitCode.failure
        }
        Console.printResult(
            "\(site.pages.count) pages in \(site.locales.count) locales: \(diagnostics.summary)")
    }
}
