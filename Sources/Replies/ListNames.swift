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

    struct Name {
        /// In the normal form of replies.
        let text: String
        let sort: Sort
        let list: Blocklist
    }

    /// The longest first, each with the number of its word.
    private let names: [(name: Name, word: Int)]
    /// The place in `names` of each word.
    private let placeOfWord: [Int: Int]

    /// A shorter name is a word of other replies, too.
    private static let shortestName = 5

    init(_ lists: [Blocklist], _ finder: inout WordFinder) {
        var words: [(name: Name, word: Int)] = []
        for name in Self.all(lists) { words.append((name, finder.add(Array(name.text.utf8)))) }
        names = words
        placeOfWord = Dictionary(
            words.enumerated().map { ($0.element.word, $0.offset) }, uniquingKeysWith: { $1 })
    }

    /// Each name once, the longest first.
    static func all(_ lists: [Blocklist]) -> [Name] {
        var names: [Name] = []
        var taken: Set<String> = []
        func add(_ text: String, _ sort: Sort, _ list: Blocklist) {
            let text = String(decoding: NormalReply(text).bytes, as: UTF8.self)
            guard !text.isEmpty, taken.insert(text).inserted else { return }
            names.append(Name(text: text, sort: sort, list: list))
        }
        for list in lists {
            for zone in list.zones + list.otherNames { add(zone.description, .zone, list) }
            for link in list.links { add(link.description, .link, list) }
            for name in list.names {
                let isShort = name.description.utf8.count < shortestName
                add(name.description, isShort ? .framedName : .name, list)
            }
        }
        for list in lists {
            let isCommon = [.reputation, .policy, .allowlist].contains(list.kind)
            let isShort = list.name.description.utf8.count < shortestName
            add(list.name.description, isCommon || isShort ? .framedName : .name, list)
            if let host = list.lookup.flatMap({ WebURL($0.prefix)?.host }) {
                add(host, .link, list)
            }
        }
        return names.sorted {
            ($1.text.utf8.count, $0.list.slug) < ($0.text.utf8.count, $1.list.slug)
        }
    }

    /// The first list in the order of names that is at a place.
    func first(
        in reply: NormalReply, _ found: [Int: [Int]], of sorts: [Sort],
        at isPlace: (Int) -> Bool = { _ in true }
    ) -> (range: Range<Int>, list: Blocklist)? {
        for place in found.keys.compactMap({ placeOfWord[$0] }).sorted() {
            let (name, word) = names[place]
            guard sorts.contains(name.sort) else { continue }
            for start in found[word] ?? [] where isPlace(start) {
                let end = start + name.text.utf8.count
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
