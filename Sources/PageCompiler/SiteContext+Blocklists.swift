internal import Rejections
internal import SiteContent

extension SiteContext {
    /// What a blocklist has to do with the rest of the site.
    struct Relations: Sendable {
        /// The combined lists that it is a part of: first those that the operator uses.
        let wholes: [Blocklist]
        /// Whether the operator's mail server may reject by it.
        let isUsed: Bool
        /// The reasons whose links may name it, each with the reason whose text explains it there.
        let explanations: [Slug: Slug]

        init(of blocklist: Blocklist, in site: Site) {
            let used = Set(site.usedBlocklists)
            let wholes = site.blocklists.filter { $0.parts.contains { $0.list == blocklist.slug } }
            let isUsed =
                used.isEmpty || ([blocklist] + wholes).contains { used.contains($0.slug) }
            self.isUsed = isUsed
            self.wholes =
                wholes.filter { used.contains($0.slug) } + wholes.filter { !used.contains($0.slug) }
            explanations = site.reasons.reduce(into: [:]) { explanations, reason in
                explanations[reason.slug] = reason.explanation(of: blocklist, isUsed: isUsed)
            }
        }
    }

    /// The reason whose text explains a blocklist where links to `reason` name it; `nil` if they
    /// cannot.
    func explanation(of blocklist: Blocklist, for reason: Slug) -> Slug? {
        relations(of: blocklist).explanations[reason]
    }

    /// The blocklists that links to a reason may name.
    func blocklists(of reason: Slug) -> [Blocklist] {
        site.blocklists.filter { explanation(of: $0, for: reason) != nil }
    }
}
