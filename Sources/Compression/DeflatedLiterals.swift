internal import Synchronization

/// The literals of a site's pages, each compressed once however many pages have it.
package final class DeflatedLiterals: Sendable {
    private let known = Mutex<[[UInt8]: Deflated]>([:])

    package init() {}

    func deflated(_ bytes: [UInt8]) -> Deflated {
        if let known = known.withLock({ $0[bytes] }) { return known }
        let deflated = Deflated(bytes)
        known.withLock { $0[bytes] = deflated }
        return deflated
    }
}
