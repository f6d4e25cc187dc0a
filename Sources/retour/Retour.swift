// The command line: one file per command. A command parses, calls one function, prints, and exits.

internal import ArgumentParser
internal import Foundation

@main
struct Retour: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retour",
        abstract: "The website behind the links in your mail server's rejections.",
        discussion: """
            Reads the site in the current folder: site.yaml, and only the files in Content/, \
            Templates/, and Public/ that differ from those that come with Retour; or a whole site, \
            with Content/site.yaml. Problems in them are printed as path:line:column: error: \
            message. If there is an error, nothing is written.

            Exit status: 0 success, 1 content or I/O error, 64 usage error.
            """,
        version: version,
        subcommands: [
            InitCommand.self, BuildCommand.self, PublishCommand.self, ServeCommand.self,
            RenderCommand.self,
            CheckCommand.self,
            ListCommand.self, NewCommand.self, OverrideCommand.self, DiffCommand.self,
            AcceptCommand.self, SchemaCommand.self,
            MailServerCommand.self, AuditCommand.self, DoctorCommand.self, HealthCommand.self,
        ])

    @Option(
        name: .customShort("C"),
        help: ArgumentHelp(
            "Run as if started in this folder, before or after the command.", valueName: "folder"))
    var folder: String?

    /// All errors have one label, those of ArgumentParser included.
    static let _errorLabel = "error"

    /// The arguments without `-C`, each of which changes the current folder, as in make and git.
    private static func argumentsInFolder(_ arguments: some Sequence<String>) throws -> [String] {
        var rest: [String] = []
        var all = Array(arguments)[...]
        while let argument = all.popFirst(), argument != "--" {
            guard argument == "-C" else {
                rest.append(argument)
                continue
            }
            guard let folder = all.popFirst() else {
                throw ValidationError("-C needs a folder")
            }
            guard FileManager.default.changeCurrentDirectoryPath(folder) else {
                throw ValidationError("-C: '\(folder)' is not a folder that can be entered")
            }
        }
        return rest + arguments.drop { $0 != "--" }
    }

    /// Replaces ArgumentParser's own, which prints the usage of `retour` itself, not that of the
    /// subcommand, for a usage error that a command finds only while it runs.
    static func main() async {
        do {
            var command = try await asyncParseAsRoot(
                argumentsInFolder(CommandLine.arguments.dropFirst()))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ValidationError {
            Console.printError("error: \(error)")
            exit(withError: ExitCode.validationFailure)
        } catch  where exitCode(for: error) == .failure && !(error is ExitCode) {
            // ArgumentParser would print control characters of file names as they are.
            exit(withError: Console.failure(message(for: error)))
        } catch {
            exit(withError: error)
        }
    }
}
