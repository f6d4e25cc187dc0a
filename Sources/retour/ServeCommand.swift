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
        commandName: "serve", abstract: "Serves the website, filling each page from its link.",
        discussion: """
            Everything is compiled at start. Ends on SIGTERM or SIGINT, after the answers under way.
            """)

    @OptionGroup var options: SiteOptions

    @Flag(help: "Show drafts too.")
    var drafts = false

    @Option(help: ArgumentHelp("The name or address to listen on.", valueName: "host"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The TCP port; 0 for any free one.", valueName: "port"))
    var port = 8080

    @Flag(help: "Write no line for each request.")
    var quiet = false

    func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError("a port is a number from 0 to 65535")
        }
    }

    func run() async throws {
        Self.endAtOnceOnSignals()
        let site = try options.compiled(withDrafts: drafts)
        var logger = Logger(label: "retour") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = quiet ? .warning : .info
        let server = SiteServer(site, host: host, port: port, logger: logger)
        let (host, example) = (host, Self.example(in: site))
        do {
            try await server.run { port in
                let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
                Console.printResult("Serving http://\(authority)\(example)")
            }
        } catch let error as ServingError {
            throw Console.failure(error)
        }
    }

    /// Until the server listens there is nothing to end in order. Yet nothing would end it: the
    /// first process of a container gets only the signals that it handles.
    private static func endAtOnceOnSignals() {
        for number in [SIGTERM, SIGINT] { signal(number) { _ in _exit(0) } }
    }

    /// A link as a mail server would give it.
    private static func example(in site: CompiledSite) -> String {
        for page in site.pages {
            if case .reason(let slug, let zone?) = page.subject {
                return "/\(slug)?ip=192.0.2.1&list=\(zone)"
            }
        }
        return "/"
    }
}
