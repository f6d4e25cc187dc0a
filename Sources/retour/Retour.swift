// The command line: one file per command. A command parses, calls one function, prints, and exits.

internal import ArgumentParser

@main
struct Retour: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retour",
        abstract: "The website behind the links in your mail server's rejections.",
        discussion: """
            Reads Content/, Templates/, and Public/ in the current folder. Problems in them are \
            printed as path:line:column: error: message. If there is an error, nothing is written.

            Exit status: 0 success, 1 content or I/O error, 64 usage error.
            """,
        version: version,
        subcommands: [
            BuildCommand.self, PublishCommand.self, ServeCommand.self, RenderCommand.self,
            CheckCommand.self,
            ListCommand.self, NewCommand.self, AcceptCommand.self, SchemaCommand.self,
            MailServerCommand.self, AuditCommand.self,
        ])

    /// All errors have one label, those of ArgumentParser included.
    static let _errorLabel = "error"

    /// Replaces ArgumentParser's own, which prints the usage of `retour` itself, not that of the
    /// subcommand, for a usage error that a command finds only while it runs.
    static func main() async {
        do {
            var command = try await asyncParseAsRoot()
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
