internal import ArgumentParser
internal import Foundation
internal import PageCompiler
internal import SiteContent
internal import SourceFiles

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Writes JSON Schemas of the YAML files, for editors that support them.")

    @OptionGroup var content: ContentOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Output folder (default: schemas in the content folder).", valueName: "folder"))
    var output: String?

    func run() throws {
        let sources = try content.sources()
        let output = output ?? sources.content.ownPath("schemas")
        let folder = URL(filePath: output)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
            let schemas = try ContentSchema.all(
                for: sources, phrases: SiteCompiler.requiredPhrases)
            for (name, text) in schemas {
                let url = folder.appending(path: name)
                try Data(text.utf8).write(to: url, options: .atomic)
                Console.printResult("\(output)/\(name)")
            }
        } catch let error as ContentError {
            Console.printDiagnostics(error.diagnostics)
            throw ExitCode.failure
        } catch {
            throw Console.failure(error.localizedDescription)
        }
    }
}
