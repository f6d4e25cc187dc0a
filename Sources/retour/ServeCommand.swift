internal import ArgumentParser
internal import Foundation
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
            The site is compiled at startup, and again on SIGHUP, unless standard input is a \
            terminal. Shuts down gracefully on SIGTERM or SIGINT, within a few seconds.

            A request has at most \(ConnectionLimits.headSize / 1024) KB and \
            \(ConnectionLimits.headFieldCount) header fields, no content, and takes at most \
            \(ConnectionLimits.headTime) seconds to arrive. A connection is closed if its client takes \
            nothing of an answer for \(ConnectionLimits.writeTime) seconds, or sends and takes nothing \
            for \(ConnectionLimits.idleTime) seconds. At most \(ConnectionLimits.connectionCount) \
            connections are open at a time, fewer if the process may not open that many files.

            /healthz answers with status 200 while the server serves. With --metrics, /metrics has the \
            counts in Prometheus' text format. They contain no address, no value of a link, and no \
            name that is not one of the site's own.
            """)

    @OptionGroup var options: SiteOptions

    @Argument(
        help: ArgumentHelp(
            "Folders of sites, each served for the host of its base URL, and the first one for all "
                + "others (default: the current folder).", valueName: "sites"))
    var folders: [String] = []

    @Flag(help: "Include drafts.")
    var drafts = false

    @Option(help: ArgumentHelp("Name or address to listen on.", valueName: "host"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("TCP port; 0 for any free one.", valueName: "port"))
    var port = 8080

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Proxies whose X-Forwarded-For names the client, for the shortened address in the log: "
                + "addresses or networks, such as 10.0.0.0/8.",
            valueName: "address"),
        transform: addressRange)
    var trustedProxy: [AddressRange] = []

    @Flag(help: "Count answers by page, language, and status, and show the counts at /metrics.")
    var metrics = false

    @Flag(help: "Disable request logging.")
    var quiet = false

    func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError("--port must be from 0 to 65535")
        }
        guard folders.isEmpty || options.areDefault else {
            throw ValidationError(
                "--content, --templates, and --public belong to the site in the current folder; "
                    + "leave them out to serve others")
        }
    }

    func run() async throws {
        let isReloading = isatty(STDIN_FILENO) == 0
        Self.exitOnSignals(isReloading: isReloading)
        let sites = try compiledSites()
        var logger = Logger(label: "retour") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = quiet ? .warning : .info
        let server = SiteServer(
            sites, host: host, port: port, logger: logger, trustedProxies: trustedProxy,
            metrics: metrics
                ? Metrics(
                    version: Retour.version, startTime: Int(Date().timeIntervalSince1970)) : nil)
        // What is wrong is printed; then the server keeps the sites that it has.
        let reload: @Sendable () -> [CompiledSite]? = { [self] in try? compiledSites() }
        let manager = ServiceManager(
            socket: ProcessInfo.processInfo.environment["NOTIFY_SOCKET"])
        try await server.run(reload: isReloading ? reload : nil) { [host, logger] state in
            if case .listening(let port) = state {
                let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
                Console.printResult("Serving http://\(authority)/")
            }
            if let manager, !manager.notify(state) {
                logger.warning(
                    "The service manager cannot be notified; does RestrictAddressFamilies= lack AF_UNIX?"
                )
            }
        }
    }

    private func compiledSites() throws -> [CompiledSite] {
        guard !folders.isEmpty else { return [try options.compiled(withDrafts: drafts)] }
        let sites = try folders.map {
            try options.compiled(in: $0, withDrafts: drafts)
        }
        for (index, site) in sites.enumerated() {
            let host = site.baseURL.host
            guard let other = sites[..<index].firstIndex(where: { $0.baseURL.host == host }) else {
                continue
            }
            throw Console.failure(
                "\(folders[other]) and \(folders[index]) have the same host '\(host)' in their "
                    + "'base-url'; give each a host of its own")
        }
        return sites
    }

    /// Before the server listens, there is nothing to shut down. The signals still need a handler:
    /// the first process of a container gets only those that it handles.
    private static func exitOnSignals(isReloading: Bool) {
        for number in [SIGTERM, SIGINT] { signal(number) { _ in _exit(0) } }
        if isReloading { signal(SIGHUP, SIG_IGN) }
    }

    private static func addressRange(_ text: String) throws -> AddressRange {
        guard let range = AddressRange(text) else {
            throw ValidationError(
                "'\(text)' is not an address or a network, such as 192.0.2.1 or 10.0.0.0/8")
        }
        return range
    }
}
