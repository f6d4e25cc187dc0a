internal import Synchronization

/// How often something was answered, by status.
final class StatusCounts: Sendable {
    private let ok = Atomic(0)
    private let found = Atomic(0)
    private let notModified = Atomic(0)
    private let notFound = Atomic(0)
    private let methodNotAllowed = Atomic(0)
    private let contentTooLarge = Atomic(0)
    private let other = Atomic(0)

    func add(_ status: UInt) {
        switch status {
        case 200: ok.wrappingAdd(1, ordering: .relaxed)
        case 302: found.wrappingAdd(1, ordering: .relaxed)
        case 304: notModified.wrappingAdd(1, ordering: .relaxed)
        case 404: notFound.wrappingAdd(1, ordering: .relaxed)
        case 405: methodNotAllowed.wrappingAdd(1, ordering: .relaxed)
        case 413: contentTooLarge.wrappingAdd(1, ordering: .relaxed)
        default: other.wrappingAdd(1, ordering: .relaxed)
        }
    }

    /// Each status that occurred, in order.
    var values: [(status: String, count: Int)] {
        [
            ("200", ok.load(ordering: .relaxed)), ("302", found.load(ordering: .relaxed)),
            ("304", notModified.load(ordering: .relaxed)),
            ("404", notFound.load(ordering: .relaxed)),
            ("405", methodNotAllowed.load(ordering: .relaxed)),
            ("413", contentTooLarge.load(ordering: .relaxed)),
            ("other", other.load(ordering: .relaxed)),
        ].filter { $0.1 > 0 }.map { (status: $0.0, count: $0.1) }
    }
}
