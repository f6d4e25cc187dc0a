internal import Synchronization

/// Counts responses as they arrive.
final class Counter: Sendable {
    private let done = Atomic(0)
    private let total: Atomic<Int>
    private let progress: @Sendable (Int, Int) -> Void

    init(total: Int, _ progress: @escaping @Sendable (Int, Int) -> Void) {
        self.total = Atomic(total)
        self.progress = progress
    }

    func add(_ count: Int) {
        total.wrappingAdd(count, ordering: .relaxed)
    }

    func count() {
        let done = done.wrappingAdd(1, ordering: .relaxed).newValue
        progress(done, total.load(ordering: .relaxed))
    }
}
