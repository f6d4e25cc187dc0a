// Pages are served over HTTP; everything is compiled before the first request.

internal import HummingbirdCore
package import Logging
internal import NIOCore
internal import NIOPosix
package import Pages
internal import ServiceLifecycle
internal import UnixSignals

/// The built-in server.
package struct SiteServer: Sendable {
    private let sites: [CompiledSite]
    private let host: String
    private let port: Int
    private let logger: Logger
    private let trustedProxies: [AddressRange]
    private let metrics: Metrics?

    /// - Parameters:
    ///   - sites: at least one, each with a host of its own in its base URL. The first one answers for
    ///     all other hosts, too.
    ///   - host: a name or address to listen on.
    ///   - port: a TCP port; 0 lets the system choose one.
    ///   - logger: takes one line for each request at level `info`.
    ///   - trustedProxies: what these say about a client's address is taken for true in the log.
    ///   - metrics: what counts the answers, and is shown at `/metrics`.
    package init(
        _ sites: [CompiledSite], host: String, port: Int, logger: Logger,
        trustedProxies: [AddressRange] = [], metrics: Metrics? = nil
    ) {
        self.sites = sites
        self.host = host
        self.port = port
        self.logger = logger
        self.trustedProxies = trustedProxies
        self.metrics = metrics
    }

    /// Serves until SIGTERM or SIGINT: then it takes no new connection, and finishes the answers in
    /// progress that clients take within a few seconds.
    ///
    /// - Parameters:
    ///   - reload: gives the sites to serve after SIGHUP, or `nil` to keep those from before; if there
    ///     is none, SIGHUP ends the server like SIGTERM.
    ///   - onChange: gets what the server begins to do, in this order.
    /// - Throws: `ServingError`.
    package func run(
        reload: (@Sendable () -> [CompiledSite]?)?,
        onChange: @escaping @Sendable (ServerState) -> Void
    ) async throws {
        // The framework's own lines contain request ids and raw errors; only ours are written.
        var frameworkLogger = Logger(label: "retour.http") { _ in SwiftLogNoOpLogHandler() }
        frameworkLogger.logLevel = .critical
        let log = AccessLog(logger: logger, trustedProxies: trustedProxies)
        let served = ServedSite(HostResponder(sites, log: log, metrics: metrics))
        let server = Server(
            childChannelSetup: SiteConnections(site: served),
            configuration: ServerConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    ConnectionLimits.connectionCount(openFiles: ConnectionLimits.openFiles),
                    logger: frameworkLogger)),
            onServerRunning: { channel in
                // It fails only for a channel that is closed.
                try? await channel.eventLoop.submit {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(), position: .first)
                }.get()
                onChange(.listening(port: channel.localAddress?.port ?? port))
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: frameworkLogger)
        // They end in reverse order: the server waits for no reload.
        var running: [any Service] = [server, StopWatcher { onChange(.stopping) }]
        if let reload {
            running.insert(
                SiteReloader(
                    site: served, log: log, metrics: metrics, logger: logger, load: reload,
                    onChange: onChange),
                at: 0)
        }
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: running,
                gracefulShutdownSignals: [.sigterm, .sigint] + (reload == nil ? [.sighup] : []),
                logger: frameworkLogger))
        do {
            try await services.run()
        } catch let error as IOError {
            throw ServingError.cannotListen(host: host, port: port, code: error.errnoCode)
        }
    }
}
