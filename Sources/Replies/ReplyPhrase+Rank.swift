package import Rejections

extension ReplyPhrases {
    /// The phrases in the order of their rank: the heavier, the longer, the one whose reason comes
    /// first, and in the end the earlier one.
    package var ranked: [ReplyPhrase] {
        phrases.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            let (length, otherLength) = (one.text.words.utf8.count, other.text.words.utf8.count)
            if (one.weight, length) != (other.weight, otherLength) {
                return (one.weight, length) > (other.weight, otherLength)
            }
            return (one.reason.description, left.offset)
                < (other.reason.description, right.offset)
        }.map(\.element)
    }
}

extension ReplyPhrase {
    /// Whether each reply with the other phrase has this one, too, so that the other one never
    /// decides if this one outranks it.
    package func isAlways(with other: ReplyPhrase) -> Bool {
        func isImplied(_ pattern: ReplyPattern, by patterns: [ReplyPattern]) -> Bool {
            patterns.contains { WordPattern(pattern.pieces).isPart(of: WordPattern($0.pieces)) }
        }
        return ([text] + with).allSatisfy { isImplied($0, by: [other.text] + other.with) }
            && not.allSatisfy { word in
                other.not.contains { isImplied($0, by: [word]) }
            }
    }
}

extension WordPattern {
    /// Whether every reply with the other pattern has this one, too.
    fileprivate func isPart(of other: WordPattern) -> Bool {
        // The longest gap of what no pattern contains.
        let gap = String(repeating: "\u{1}", count: Self.longestGap)
        let text = other.pieces.map { piece in
            if case .words(let words) = piece { words } else { gap }
        }.joined()
        var finder = WordFinder()
        let pattern = CompiledPattern(self, &finder)
        finder.finish()
        let reply = NormalReply(text)
        return !pattern.ends(in: reply, finder.found(in: reply.bytes), finder.lengths).isEmpty
    }
}
