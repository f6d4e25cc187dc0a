internal import ServiceLifecycle

/// Reports when the server begins to stop.
struct StopWatcher: Service {
    let onStop: @Sendable () -> Void

    func run() async throws {
        try? await gracefulShutdown()
        onStop()
    }
}
