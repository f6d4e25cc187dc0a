package import Links
package import Rejections

/// Recognizes what a rejection is about by the link in its reply, or else by its words.
///
/// What decides, in this order: the site's own link, a list that declined the query, a list that is
/// named, the phrase of the highest rank, an enhanced status code, and the class of the reply code.
package struct ReplyRecognizer: Sendable {
    /// What a reply says.
    package struct Recognition: Hashable, Sendable {
        /// The name of the reason. If it comes from a link, the site may not have it.
        package let reason: String
        /// The blocklist as the reply names it in lower case, possibly with a secret key.
        package var list: Substring?
        /// Whether it was the blocklist that decided.
        package var isListing = false
        /// The last enhanced status code in the reply: what comes before it quotes another server.
        package var code: EnhancedStatusCode?
        /// The words that decided; `nil` if none did.
        package var words: String?
        /// The phrase that decided.
        package var phrase: ReplyPhrase?
    }

    private struct Ranked: Sendable {
        let phrase: ReplyPhrase
        let text: CompiledPattern
        let with: [CompiledPattern]
        let not: [CompiledPattern]
    }

    private struct Frame: Sendable {
        let text: CompiledPattern
        let words: String
    }

    private let base: [UInt8]
    private let catalogue: ZoneCatalogue
    private let finder: WordFinder
    private let names: ListNames
    /// The page of each kind of list.
    private let pages: [Reason.ListKind: Slug]
    private let codes: [EnhancedStatusCode: Slug]
    /// In the order of their rank.
    private let ranked: [Ranked]
    /// The places in `ranked` of the phrases that begin with a word.
    private let ranksByWord: [Int: [Int]]
    private let frames: [Frame]
    private let declined: [Frame]
    private let blocking: [CompiledPattern]

    /// The reason of a rejection for which the mail server is at fault that queried the list.
    package static let brokenQuery = "dnsbl-broken"

    /// - Parameters:
    ///   - base: the site's address without a final slash.
    ///   - listReason: the reason whose links name blocklists; it knows the page of each kind.
    ///   - lists: the blocklists that the site knows.
    package init(
        base: String, phrases: ReplyPhrases, listReason: Reason?, lists: [Blocklist],
        catalogue: ZoneCatalogue
    ) {
        self.base = NormalReply("\(base)/").bytes
        self.catalogue = catalogue
        codes = phrases.codes
        pages = listReason?.lists ?? [:]
        var finder = WordFinder()
        ranked = phrases.ranked.map { phrase in
            Ranked(
                phrase: phrase, text: Self.compiled(phrase.text, &finder),
                with: phrase.with.map { Self.compiled($0, &finder) },
                not: phrase.not.map { Self.compiled($0, &finder) })
        }
        ranksByWord = Dictionary(grouping: ranked.indices) { [ranked] in
            ranked[$0].text.words.first ?? -1
        }
        frames = phrases.listings.map { Self.frame($0, &finder) }
        declined = phrases.declined.map { Self.frame($0, &finder) }
        blocking = phrases.blocking.map { Self.compiled($0, &finder) }
        names = ListNames(lists, &finder)
        finder.finish()
        self.finder = finder
    }

    private static func frame(_ frame: ReplyFrame, _ finder: inout WordFinder) -> Frame {
        Frame(text: CompiledPattern(lead(of: frame), &finder), words: frame.text.description)
    }

    /// What is before the list in a frame.
    static func lead(of frame: ReplyFrame) -> WordPattern {
        WordPattern(frame.text.pieces.prefix { $0 != .list })
    }

    private static func compiled(
        _ pattern: ReplyPattern, _ finder: inout WordFinder
    ) -> CompiledPattern {
        CompiledPattern(WordPattern(pattern.pieces), &finder)
    }

    /// - Parameter reply: the text with its codes, or, where a program logs none, without.
    package func recognize(_ reply: some StringProtocol) -> Recognition {
        let reply = NormalReply(reply)
        let found = finder.found(in: reply.bytes)
        let scan = Scan(reply: reply, found: found, lengths: finder.lengths)
        let codes = ReplyCodes(reply.bytes)
        var result = decided(scan, codes)
        result.code = codes.enhanced.last
        if result.list == nil { result.list = list(for: result.reason, in: scan) }
        return result
    }

    private func decided(_ scan: Scan, _ codes: ReplyCodes) -> Recognition {
        if let linked = linked(in: scan) { return linked }
        if let frame = declined.first(where: { scan.has($0.text) }) {
            return Recognition(
                reason: Self.brokenQuery, list: named(in: scan)?.name, words: frame.words)
        }
        if let listing = listing(in: scan) { return listing }
        if let phrase = phrase(in: scan) {
            return Recognition(
                reason: phrase.reason.description, words: phrase.text.description, phrase: phrase)
        }
        for code in codes.enhanced.reversed() {
            if let reason = self.codes[code] {
                return Recognition(reason: reason.description, words: code.description)
            }
        }
        return Recognition(reason: (codes.isTransient ? Cause.temporary : .unknown).rawValue)
    }

    // MARK: The site's own link

    private func linked(in scan: Scan) -> Recognition? {
        let bytes = scan.reply.bytes
        var rest = bytes[...]
        while let start = rest.firstRange(of: base) {
            rest = bytes[start.upperBound...]
            let before = start.lowerBound > 0 ? bytes[start.lowerBound - 1] : UInt8(ascii: " ")
            if NormalReply.isInWord(before) || "/=&?@%.".utf8.contains(before) { continue }
            let slug = rest.prefix { NormalReply.isInWord($0) || $0 == 0x2D }
            if slug.isEmpty { continue }
            let link = rest.prefix { $0 != 0x20 }
            let name = link.firstRange(of: Array("list=".utf8)).map { range in
                String(
                    decoding: link[range.upperBound...].prefix { $0 != 0x26 && $0 != 0x3B },
                    as: UTF8.self)
            }
            let isKnown = name.map { $0.contains(".") && catalogue.list(utf8: $0.utf8) != nil }
            return Recognition(
                reason: String(decoding: slug, as: UTF8.self),
                list: isKnown == true ? name?[...] : framed(in: scan)?.name,
                words: String(decoding: base + slug, as: UTF8.self))
        }
        return nil
    }

    // MARK: Blocklists

    /// A blocklist as a reply names it; without `list` if the site does not know it.
    private typealias Named = (name: Substring, list: Blocklist?, words: String)

    private func listing(in scan: Scan) -> Recognition? {
        guard let named = named(in: scan, needsBlocking: true) else { return nil }
        let page = named.list.flatMap(page) ?? Cause.dnsbl.slug
        return Recognition(
            reason: page?.description ?? Cause.dnsbl.rawValue, list: named.name, isListing: true,
            words: named.words)
    }

    private func page(of list: Blocklist) -> Slug? {
        let isPolicy = list.isOwn && list.kind == .address
        return pages[.holding(isPolicy ? .policy : list.kind)]
    }

    private func named(in scan: Scan, needsBlocking: Bool = false) -> Named? {
        let framed = framed(in: scan)
        if let framed, framed.list != nil { return framed }
        if let zone = names.first(in: scan.reply, scan.found, of: [.zone, .link]) {
            return self.named(zone, in: scan)
        }
        if let framed { return framed }
        guard !needsBlocking || blocking.contains(where: scan.has) else { return nil }
        return names.first(in: scan.reply, scan.found, of: [.name]).map {
            self.named($0, in: scan)
        }
    }

    private func named(
        _ place: (range: Range<Int>, list: Blocklist), in scan: Scan
    ) -> Named {
        let words = scan.reply.text(place.range)
        // A key may come before a zone.
        let before = scan.reply.bytes[..<place.range.lowerBound].reversed().prefix {
            NormalReply.isInWord($0) || "-_.".utf8.contains($0)
        }
        let name = scan.reply.text(place.range.lowerBound - before.count..<place.range.upperBound)
        if catalogue.list(utf8: name.utf8) != nil { return (name[...], place.list, words) }
        let usual = place.list.linkNames.first?.description ?? words
        return ((catalogue.list(utf8: words.utf8) == nil ? usual : words)[...], place.list, words)
    }

    /// The list where a reply says that it names one.
    private func framed(in scan: Scan) -> Named? {
        var unknown: Named?
        for frame in frames {
            for end in frame.text.ends(in: scan.reply, scan.found, scan.lengths) {
                if let name = names.first(
                    in: scan.reply, scan.found, of: [.name, .framedName], at: { $0 == end })
                {
                    return named(name, in: scan)
                }
                let run = scan.reply.bytes[end...].prefix { !" ;,()[]\"'<>".utf8.contains($0) }
                let name = Array(run.reversed().drop { $0 == 0x2E || $0 == 0x3A }.reversed())
                if let zone = names.first(
                    in: scan.reply, scan.found, of: [.zone], at: run.indices.contains)
                {
                    return named(zone, in: scan)
                }
                let text = String(decoding: name, as: UTF8.self)
                if unknown == nil, Self.looksLikeZone(text) {
                    unknown = (text[...], nil, frame.words)
                }
            }
        }
        return unknown
    }

    private static func looksLikeZone(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."))
        return labels.count > 1 && labels.last?.contains(where: ASCII.isLetter) == true
            && !text.utf8.contains { "/@".utf8.contains($0) }
    }

    /// The list in a reply that something else decided, if a listing is what it was about.
    private func list(for reason: String, in scan: Scan) -> Substring? {
        guard let named = named(in: scan), let list = named.list,
            reason == Cause.dnsbl.rawValue || page(of: list)?.description == reason
        else { return nil }
        return named.name
    }

    // MARK: Phrases

    private func phrase(in scan: Scan) -> ReplyPhrase? {
        let ranks = scan.found.keys.flatMap { ranksByWord[$0] ?? [] }.sorted()
        let rank = ranks.first { rank in
            let ranked = ranked[rank]
            return scan.has(ranked.text) && ranked.with.allSatisfy(scan.has)
                && !ranked.not.contains(where: scan.has)
        }
        return rank.map { ranked[$0].phrase }
    }
}

/// A reply with the words that were found in it.
private struct Scan {
    let reply: NormalReply
    let found: [Int: [Int]]
    let lengths: [Int]

    func has(_ pattern: CompiledPattern) -> Bool {
        !pattern.ends(in: reply, found, lengths).isEmpty
    }
}
