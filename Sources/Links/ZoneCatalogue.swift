package import Rejections

/// The blocklists a link may name: an exact list, so that no page ever prints a foreign host name.
package struct ZoneCatalogue: Sendable {
    private let listNames: [[UInt8]: ListName]
    private let others: [[UInt8]: ListName]

    /// - Parameters:
    ///   - names: the names of all blocklists.
    ///   - others: other names, each with the list it counts as, with or without a label before it:
    ///     `zen.dq.spamhaus.net`, which follows a customer's secret key, is `zen.spamhaus.org`.
    package init(names: [ListName], others: [Zone: ListName] = [:]) {
        listNames = Dictionary(
            names.map { (Array($0.description.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        self.others = Dictionary(
            others.map { (Array($0.key.description.utf8), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Every name of the catalogue, in order.
    package var names: [ListName] { listNames.values.sorted() }

    /// Other names, in order, each with the list it counts as, with or without a label before it.
    package var otherNames: [(suffix: String, list: ListName)] {
        others.map { (suffix: String(decoding: $0.key, as: UTF8.self), list: $0.value) }
            .sorted { $0.suffix < $1.suffix }
    }

    /// The list that `name` means: one of the catalogue, compared without case, or that of another
    /// name, or of the suffix that follows a secret key, which the result no longer contains. A key
    /// is a label of letters, digits, hyphens, and underscores.
    package func list(utf8 name: some Collection<UInt8>) -> ListName? {
        guard name.count <= 253 else { return nil }
        let lowered = name.map(ASCII.lowercased)
        if let name = listNames[lowered] ?? others[lowered] { return name }
        guard let dot = lowered.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let (key, suffix) = (lowered[..<dot], Array(lowered[(dot + 1)...]))
        guard !key.isEmpty, key.count <= Self.maximumKeyLength(before: suffix.count),
            key.allSatisfy(Self.isInKey)
        else { return nil }
        return others[suffix]
    }

    /// How long a secret key before a suffix of this length may be: it is a label of a name in the
    /// DNS (RFC 1035 §2.3.4).
    static func maximumKeyLength(before suffixLength: Int) -> Int {
        max(0, min(63, 253 - suffixLength - 1))
    }

    private static func isInKey(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }
}
