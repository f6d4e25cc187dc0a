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

    @Argument(
        help:
            "Files, such as dnsbl/de, dnsbl, blocklists/spamcop, locales/de, or Templates/page.mustache."
    )
    var names: [String]

    func run() throws {
        let overrides = try Overrides.ofCurrentFolder()
        let paths = try names.map { try Override.path(named: $0, among: overrides.shippedPaths) }
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

extension Overrides {
    /// Those of the site in the current folder.
    /// - Throws: exit status 1 if it does not lie over the shipped site.
    static func ofCurrentFolder() throws -> Overrides {
        let sources = try ContentOptions.sources()
        guard sources.shipped != nil else {
            throw Console.failure(
                "the site in this folder does not lie over the shipped one; that takes a site.yaml in "
                    + "the folder itself, as 'retour init' writes it")
        }
        return Overrides(sources)
    }
}

extension Override {
    /// The path that a name on the command line means.
    static func path(named name: String, among paths: [String]) throws -> String {
        let path = paths.first { names(of: $0).contains(name) || page(withFacts: $0) == name }
        if let path { return path }
        throw ValidationError(
            "there is no such file '\(name)'"
                + Suggestion.clause(for: name, among: paths.map { names(of: $0)[0] }))
    }
}
