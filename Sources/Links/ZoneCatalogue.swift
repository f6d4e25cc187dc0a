package import Rejections

/// The blocklists a link may name: an exact list, so that no page ever prints a foreign host name.
package struct ZoneCatalogue: Sendable {
    private let listNames: [[UInt8]: ListName]
    private let keyed: [[UInt8]: ListName]

    /// - Parameters:
    ///   - names: the names of all blocklists.
    ///   - keyed: the suffixes that follow a customer's secret key, each with the list it counts as:
    ///     `zen.dq.spamhaus.net` is `zen.spamhaus.org`.
    package init(names: [ListName], keyed: [Zone: ListName] = [:]) {
        listNames = Dictionary(
            names.map { (Array($0.description.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        self.keyed = Dictionary(
            keyed.map { (Array($0.key.description.utf8), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Every name of the catalogue, in order.
    package var names: [ListName] { listNames.values.sorted() }

    /// The suffixes that follow secret keys, in order, each with the list it counts as.
    package var keyedSuffixes: [(suffix: String, list: ListName)] {
        keyed.map { (suffix: String(decoding: $0.key, as: UTF8.self), list: $0.value) }
            .sorted { $0.suffix < $1.suffix }
    }

    /// The list that `name` means: one of the catalogue, compared without case, or that of the suffix
    /// that follows a secret key, which the result no longer contains.
    package func list(utf8 name: some Collection<UInt8>) -> ListName? {
        guard name.count <= 253 else { return nil }
        let lowered = name.map(ASCII.lowercased)
        if let name = listNames[lowered] ?? keyed[lowered] { return name }
        guard let dot = lowered.firstIndex(of: UInt8(ascii: ".")), dot > 0 else { return nil }
        return keyed[Array(lowered[(dot + 1)...])]
    }
}
