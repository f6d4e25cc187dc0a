import Logging
import Synchronization

/// A log whose lines a test can read.
final class RecordedLog: Sendable {
    private let recorded = Mutex<[String]>([])
    private let level: Logger.Level

    /// - Parameter hasRequests: whether lines of level `info` are kept.
    init(hasRequests: Bool = true) {
        level = hasRequests ? .info : .notice
    }

    var lines: [String] { recorded.withLock(\.self) }

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(log: self) }
        logger.logLevel = level
        return logger
    }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.recorded.withLock { $0.append("\(event.message)") }
        }
    }
}
