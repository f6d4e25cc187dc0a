package import Rejections

/// The zones a link may name: an exact list, so that no page ever prints a foreign host name.
package struct ZoneCatalogue: Sendable {
    private let zones: [[UInt8]: Zone]
    private let keyed: [[UInt8]: Zone]

    /// - Parameters:
    ///   - zones: the zones of all blocklists.
    ///   - keyed: the suffixes behind a customer's secret key, each with the zone it counts as:
    ///     `zen.dq.spamhaus.net` is `zen.spamhaus.org`.
    package init(zones: [Zone], keyed: [Zone: Zone] = [:]) {
        self.zones = Dictionary(
            zones.map { (Array($0.description.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        self.keyed = Dictionary(
            keyed.map { (Array($0.key.description.utf8), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Every name of the catalogue, in order.
    package var names: [Zone] { zones.values.sorted() }

    /// The suffixes behind secret keys, in order, each with the zone it counts as.
    package var keyedSuffixes: [(suffix: String, zone: Zone)] {
        keyed.map { (suffix: String(decoding: $0.key, as: UTF8.self), zone: $0.value) }
            .sorted { $0.suffix < $1.suffix }
    }

    /// The zone that `name` stands for: one of the catalogue, compared without case, or the one
    /// behind a secret key, which the result no longer holds.
    package func zone(utf8 name: some Collection<UInt8>) -> Zone? {
        guard name.count <= 253 else { return nil }
        let lowered = name.map(ASCII.lowercased)
        if let zone = zones[lowered] ?? keyed[lowered] { return zone }
        guard let dot = lowered.firstIndex(of: UInt8(ascii: ".")), dot > 0 else { return nil }
        return keyed[Array(lowered[(dot + 1)...])]
    }
}
