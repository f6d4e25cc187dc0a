// The command line: one file a command; a command parses, calls one function, prints and exits.

internal import ArgumentParser

@main
struct Retour: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retour",
        abstract: "The website behind the links in your mail server's rejections.",
        discussion: """
            Reads Content/, Templates/ and Public/ in the working folder. Problems in them are \
            printed as path:line:column: error: what is wrong; with an error nothing is written.

            Exit status: 0 fine, 1 a problem in the content or with files, 64 wrong usage.
            """,
        subcommands: [
            BuildCommand.self, PublishCommand.self, ServeCommand.self, RenderCommand.self,
            CheckCommand.self,
            ListCommand.self, NewCommand.self, AcceptCommand.self, SchemaCommand.self,
            MailServerCommand.self, AuditCommand.self,
        ])
}
