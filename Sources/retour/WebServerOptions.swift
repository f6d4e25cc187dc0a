internal import ArgumentParser
internal import Pages
internal import WebServers

/// The web server that the site is for, declared once for all commands.
struct WebServerOptions: ParsableArguments {
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The web server to generate files for.", valueName: "server"))
    var name = WebServerName.plain

    @Option(
        help: ArgumentHelp(
            "What the names in nginx's configuration begin with, that of the log's format included. "
                + "Each site of the same nginx needs one of its own (default: retour).",
            valueName: "prefix"))
    var prefix: String?

    func validate() throws {
        guard let prefix else { return }
        guard name.type == Nginx.self else {
            throw ValidationError("--prefix is for nginx; other web servers need none")
        }
        let isWord = prefix.utf8.allSatisfy {
            "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0)
        }
        guard isWord, prefix.utf8.first.map({ $0 > UInt8(ascii: "_") }) == true else {
            throw ValidationError(
                "--prefix takes lower-case letters, digits, and '_', and begins with a letter")
        }
    }

    /// The web server for a site.
    func server(for site: CompiledSite) -> any WebServer {
        if let prefix { Nginx(site, prefix: prefix) } else { name.type.init(site) }
    }
}
