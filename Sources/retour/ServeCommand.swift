internal import ArgumentParser
internal import Links
internal import Logging
internal import Pages
internal import Rejections
internal import Serving

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the site and fills in each page from its link.",
        discussion: """
            The site is compiled once, at startup. Shuts down gracefully on SIGTERM or SIGINT.
            """)

    @OptionGroup var options: SiteOptions

    @Flag(help: "Include drafts.")
    var drafts = false

    @Option(help: ArgumentHelp("Name or address to listen on.", valueName: "host"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("TCP port; 0 for any free one.", valueName: "port"))
    var port = 8080

    @Flag(help: "Disable request logging.")
    var quiet = false

    func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError("--port must be from 0 to 65535")
        }
    }

    func run() async throws {
        Self.exitOnSignals()
        let site = try options.compiled(withDrafts: drafts)
        var logger = Logger(label: "retour") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = quiet ? .warning : .info
        let server = SiteServer(site, host: host, port: port, logger: logger)
        try await server.run { [host] port in
            let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
            Console.printResult("Serving http://\(authority)/")
        }
    }

    /// Before the server listens, there is nothing to shut down. The signals still need a handler:
    /// the first process of a container gets only those that it handles.
    private static func exitOnSignals() {
        for number in [SIGTERM, SIGINT] { signal(number) { _ in _exit(0) } }
    }
}
