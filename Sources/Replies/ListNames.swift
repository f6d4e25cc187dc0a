internal import Links
internal import Rejections

/// The names by which replies mean a blocklist: zones, links to its look-up pages, and proper names.
struct ListNames {
    enum Sort {
        /// Decides wherever it is.
        case zone
        case link
        /// Decides if the reply has a word of blocking, too.
        case name
        /// Decides only where a reply names its list.
        case framedName
    }

    /// Each name with its list, the longest first.
    private(set) var names: [(word: Int, length: Int, sort: Sort, list: Blocklist)] = []

    /// A shorter name is a word of other replies, too.
    private static let shortestName = 5

    init(_ lists: [Blocklist], _ finder: inout WordFinder) {
        var taken: [Int: Sort] = [:]
        func add(_ text: String, _ sort: Sort, _ list: Blocklist) {
            let bytes = NormalReply(text).bytes
            let word = finder.add(bytes)
            guard taken[word] == nil, !bytes.isEmpty else { return }
            taken[word] = sort
            names.append((word, bytes.count, sort, list))
        }
        for list in lists {
            for zone in list.zones + list.otherNames { add(zone.description, .zone, list) }
            for link in list.links { add(link.description, .link, list) }
            for name in list.names {
                let isShort = name.description.utf8.count < Self.shortestName
                add(name.description, isShort ? .framedName : .name, list)
            }
        }
        for list in lists {
            let isCommon = [.reputation, .policy, .allowlist].contains(list.kind)
            let isShort = list.name.description.utf8.count < Self.shortestName
            add(list.name.description, isCommon || isShort ? .framedName : .name, list)
            if let host = list.lookup.flatMap({ WebURL($0.prefix)?.host }) {
                add(host, .link, list)
            }
        }
        names.sort { ($1.length, $0.list.slug) < ($0.length, $1.list.slug) }
    }

    /// The first list in the order of names that is at a place.
    func first(
        in reply: NormalReply, _ found: [Int: [Int]], of sorts: [Sort],
        at isPlace: (Int) -> Bool = { _ in true }
    ) -> (range: Range<Int>, list: Blocklist)? {
        for name in names where sorts.contains(name.sort) {
            for start in found[name.word] ?? [] where isPlace(start) {
                let end = start + name.length
                if Self.isWhole(start..<end, name.sort, in: reply) {
                    return (start..<end, name.list)
                }
            }
        }
        return nil
    }

    /// Whether it is not a part of another name.
    private static func isWhole(_ range: Range<Int>, _ sort: Sort, in reply: NormalReply) -> Bool {
        guard reply.begins(at: range.lowerBound), reply.ends(at: range.upperBound) else {
            return false
        }
        guard sort == .zone || sort == .link else { return true }
        let bytes = reply.bytes
        let hyphen = UInt8(ascii: "-")
        if range.lowerBound > 0, bytes[range.lowerBound - 1] == hyphen { return false }
        let rest = bytes[range.upperBound...].prefix(2)
        if rest.first == hyphen { return false }
        return
            !(rest.first == UInt8(ascii: ".") && rest.count == 2
            && NormalReply.isInWord(rest[rest.startIndex + 1]))
    }
}
