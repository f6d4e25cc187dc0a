internal import Pages
internal import Synchronization

/// The literals of a site's pages, each compressed once however many pages have it.
package final class DeflatedLiterals: Sendable {
    private let known = Mutex<[BytesKey: Deflated]>([:])

    package init() {}

    func deflated(_ bytes: [UInt8]) -> Deflated {
        let key = BytesKey(bytes)
        if let known = known.withLock({ $0[key] }) { return known }
        let deflated = Deflated(bytes)
        known.withLock { $0[key] = deflated }
        return deflated
    }
}
