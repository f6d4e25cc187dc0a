package import Rejections

extension Site {
    /// The combined lists that a blocklist is a part of: first those that the operator uses.
    package func wholes(of blocklist: Blocklist) -> [Blocklist] {
        let wholes = blocklists.filter { $0.parts.contains { $0.list == blocklist.slug } }
        return wholes.filter { usedBlocklists.contains($0.slug) }
            + wholes.filter { !usedBlocklists.contains($0.slug) }
    }

    /// Whether the operator's mail server may reject by a blocklist: because it uses the list or a
    /// combined list that contains it, or because the operator does not say which lists it uses.
    package func isUsed(_ blocklist: Blocklist) -> Bool {
        usedBlocklists.isEmpty
            || ([blocklist] + wholes(of: blocklist)).contains { usedBlocklists.contains($0.slug) }
    }

    /// The reasons whose links may name a blocklist, each with the reason whose text explains the
    /// list there.
    package func explanations(of blocklist: Blocklist) -> [Slug: Slug] {
        let isUsed = isUsed(blocklist)
        return reasons.reduce(into: [:]) { explanations, reason in
            explanations[reason.slug] = reason.explanation(of: blocklist, isUsed: isUsed)
        }
    }
}
