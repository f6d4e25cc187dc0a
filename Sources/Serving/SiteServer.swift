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
    private let site: CompiledSite
    private let host: String
    private let port: Int
    private let logger: Logger

    /// - Parameters:
    ///   - host: a name or address to listen on.
    ///   - port: a TCP port; 0 lets the system choose one.
    ///   - logger: takes one line for each request at level `info`.
    package init(_ site: CompiledSite, host: String, port: Int, logger: Logger) {
        self.site = site
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Serves until SIGTERM or SIGINT: then it takes no new connection, and finishes the answers in
    /// progress.
    ///
    /// - Parameter onReady: gets the port once connections are accepted.
    /// - Throws: `ServingError`.
    package func run(onReady: @escaping @Sendable (Int) -> Void) async throws {
        // The framework's own lines contain request ids and raw errors; only ours are written.
        var frameworkLogger = Logger(label: "retour.http") { _ in SwiftLogNoOpLogHandler() }
        frameworkLogger.logLevel = .critical
        let responder = SiteResponder(site, log: AccessLog(logger: logger))
        let server = Server(
            childChannelSetup: SiteConnections(responder: responder),
            configuration: ServerConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in onReady(channel.localAddress?.port ?? port) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: frameworkLogger)
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: frameworkLogger))
        do {
            try await services.run()
        } catch let error as IOError {
            throw ServingError.cannotListen(host: host, port: port, code: error.errnoCode)
        }
    }
}
