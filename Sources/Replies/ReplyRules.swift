package import Rejections

/// What a `ReplyRecognizer` knows, as rules of which the first that applies decides: for programs
/// that try one pattern after the other.
///
/// The properties are in the order in which the rules apply. A zone decides before every link, not
/// only before shorter ones, and where a reply names several lists, the longest name counts.
package struct ReplyRules: Sendable {
    /// A reason's page, for replies with certain words.
    package struct Rule: Sendable {
        package let reason: Slug
        /// One of these is in the reply.
        package var words: [WordPattern]
        /// Each of these is in the reply, too.
        package var with: [WordPattern] = []
        /// None of these is in the reply.
        package var not: [WordPattern] = []
    }

    /// A list's page, for replies with one of its names.
    package struct Named: Sendable {
        package let text: WordPattern
        package let list: Blocklist
        /// Its name in links.
        package let name: ListName?
    }

    /// A list declined the query.
    package let declined: Rule?
    /// What is before the list that a reply names.
    package let frames: [WordPattern]
    /// The last words of the frames.
    package let frameEnds: [WordPattern]
    /// Names that count right after a frame.
    package let framed: [Named]
    package let zones: [Named]
    package let links: [Named]
    // After these comes a frame with a zone that the site does not know.
    /// Words of which one must be in a reply with one of `names`.
    package let blocking: [WordPattern]
    package let names: [Named]
    /// The phrases.
    package let phrases: [Rule]
    /// Of several codes the last one counts.
    package let codes: [(code: EnhancedStatusCode, reason: Slug)]

    package init(_ phrases: ReplyPhrases, lists: [Blocklist]) {
        let declined = phrases.declined.map { ReplyRecognizer.lead(of: $0) }
        self.declined = Slug(ReplyRecognizer.brokenQuery).map { Rule(reason: $0, words: declined) }
        frames = phrases.listings.map { ReplyRecognizer.lead(of: $0) }
        frameEnds = Self.lastWords(of: frames)
        blocking = phrases.blocking.map { WordPattern($0.pieces) }
        let all = ListNames.all(lists)
        func named(_ sorts: ListNames.Sort...) -> [Named] {
            all.filter { sorts.contains($0.sort) }.map(Self.named)
        }
        framed = named(.name, .framedName)
        zones = named(.zone)
        links = named(.link)
        names = named(.name)
        self.phrases = Self.joined(phrases.ranked)
        codes = phrases.codes.map { ($0.key, $0.value) }.sorted {
            $0.0.description < $1.0.description
        }
    }

    private static func named(_ name: ListNames.Name) -> Named {
        let zone = Zone(name.text).map(ListName.zone)
        let own = zone.flatMap { name.list.linkNames.contains($0) ? $0 : nil }
        return Named(
            text: WordPattern(words: name.text), list: name.list,
            name: own ?? name.list.linkNames.first)
    }

    /// The last word of each frame, with what separates it from the list.
    private static func lastWords(of frames: [WordPattern]) -> [WordPattern] {
        var ends: [WordPattern] = []
        for frame in frames {
            guard case .words(let words) = frame.pieces.last else { continue }
            let blank = words.dropLast().lastIndex(of: " ")
            let start = blank.map { words.index(after: $0) } ?? words.startIndex
            let end = WordPattern(words: String(words[start...]))
            if !ends.contains(end) { ends.append(end) }
        }
        return ends
    }

    /// Rules in the order of phrases; neighbors that lead to the same page are one rule.
    private static func joined(_ phrases: [ReplyPhrase]) -> [Rule] {
        var rules: [Rule] = []
        for phrase in phrases {
            let rule = Rule(
                reason: phrase.reason, words: [WordPattern(phrase.text.pieces)],
                with: phrase.with.map { WordPattern($0.pieces) },
                not: phrase.not.map { WordPattern($0.pieces) })
            if let last = rules.last, last.reason == rule.reason, last.isSimple, rule.isSimple {
                rules[rules.count - 1].words += rule.words
            } else {
                rules.append(rule)
            }
        }
        return rules
    }
}

extension ReplyRules.Rule {
    fileprivate var isSimple: Bool { with.isEmpty && not.isEmpty }
}
