internal import ArgumentParser

/// The web server that the site is for, declared once for all commands.
struct WebServerOptions: ParsableArguments {
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The web server to generate files for.", valueName: "server"))
    var name = WebServerName.plain
}
