internal import Synchronization

/// The sites that are served, which others can replace while requests are answered.
final class ServedSite: Sendable {
    struct Edition {
        fileprivate let number: Int
        let responder: HostResponder
    }

    private let current: Mutex<Edition>
    private let number = Atomic(0)

    init(_ responder: HostResponder) {
        current = Mutex(Edition(number: 0, responder: responder))
    }

    /// The edition that is served now.
    var edition: Edition { current.withLock { $0 } }

    /// Makes an edition the one that is served now. Takes no lock unless there is a newer one.
    func update(_ edition: inout Edition) {
        guard number.load(ordering: .acquiring) != edition.number else { return }
        edition = self.edition
    }

    func replace(with responder: HostResponder) {
        current.withLock { edition in
            edition = Edition(number: edition.number + 1, responder: responder)
            number.store(edition.number, ordering: .releasing)
        }
    }
}
