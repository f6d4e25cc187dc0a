internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Foundation
internal import SourceFiles

struct OverrideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "override",
        abstract: "Copies shipped files into your site, to be changed there.",
        discussion: """
            Your file replaces the shipped one. Of the phrases in Content/locales/ and the rules in \
            Templates/style.css, write only what differs. 'retour check' says when the shipped \
            version of a file that you have changed.
            """)

    @OptionGroup var files: OverrideOptions

    @Argument(help: OverrideOptions.help)
    var names: [String]

    func run() throws {
        let overrides = try files.overrides()
        let paths = try names.map { try files.path($0, among: overrides.shippedPaths) }
        do {
            for path in paths {
                if let created = try overrides.create(path) {
                    Console.printResult(created)
                } else {
                    Console.printError("\(path) is already there")
                }
            }
        } catch {
            throw Console.failure(error.localizedDescription)
        }
    }
}

/// What commands about the operator's own versions of shipped files have in common.
struct OverrideOptions: ParsableArguments {
    @OptionGroup var content: ContentOptions

    static let help: ArgumentHelp =
        "Files, such as dnsbl/de, dnsbl, blocklists/spamcop, locales/de, or Templates/page.mustache."

    func overrides() throws -> Overrides {
        let sources = try content.sources()
        guard sources.shipped != nil else {
            throw Console.failure(
                "the site in this folder does not lie over the shipped one; that takes a site.yaml in "
                    + "the folder itself, as 'retour init' writes it")
        }
        return Overrides(sources)
    }

    /// The path that a name on the command line means.
    func path(_ name: String, among paths: [String]) throws -> String {
        if let path = paths.first(where: { Override.names(of: $0).contains(name) }) { return path }
        let names = paths.map { Override.names(of: $0)[0] }
        throw ValidationError(
            "there is no such file '\(name)'\(Suggestion.clause(for: name, among: names))")
    }
}
