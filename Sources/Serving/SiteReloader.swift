internal import Logging
internal import Pages
internal import ServiceLifecycle
internal import UnixSignals

/// Replaces the site that is served when the process gets SIGHUP.
struct SiteReloader: Service {
    let site: ServedSite
    let log: AccessLog
    let metrics: Metrics?
    let logger: Logger
    /// The sites as their sources now are; `nil` if one of them cannot be served.
    let load: @Sendable () -> [CompiledSite]?
    let onChange: @Sendable (ServerState) -> Void

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() {
            onChange(.reloading)
            defer { onChange(.reloaded) }
            guard let newest = load() else {
                logger.warning("The site cannot be reloaded; the one from before is still served.")
                continue
            }
            site.replace(with: HostResponder(newest, log: log, metrics: metrics))
            logger.notice("The site was reloaded.")
        }
    }
}
