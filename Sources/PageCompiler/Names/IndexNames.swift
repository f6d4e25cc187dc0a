internal import Rejections
internal import SiteContent
internal import Templating

/// The names of the index, which the page for unknown addresses has, too.
struct IndexNames {
    let page: PageContext

    var values: [String: Value] {
        var values = CommonNames(page: page).values
        let site = page.site
        func items(_ condition: (Blocklist) -> Bool) -> Value {
            .items(site.blocklists.filter(condition).map(list))
        }
        values["actors"] = .items(actors)
        values["lists-active"] = items { !$0.hasEnded && site.usedBlocklists.contains($0.slug) }
        values["lists-other"] = items { !$0.hasEnded && !site.usedBlocklists.contains($0.slug) }
        values["lists-ended"] = items { $0.hasEnded }
        return values
    }

    private var links: PageLinks { PageLinks(page: page) }

    /// The reasons, by who must act.
    private var actors: [[String: Value]] {
        Actor.allCases.compactMap { actor in
            let reasons = page.site.reasons.filter { $0.actor == actor }
            guard !reasons.isEmpty else { return nil }
            return [
                "name": .text(page.text(of: .actorWho(actor), links.organization)),
                "reasons": .items(reasons.map(links.reason)),
            ]
        }
    }

    /// A link to a blocklist, of the reason that explains it best, with its other names.
    private func list(_ blocklist: Blocklist) -> [String: Value] {
        let reason = reason(for: blocklist)
        let names = blocklist.linkNames.map { links.list(blocklist, $0, of: reason) }
        return names[0].merging(["others": .items(Array(names.dropFirst()))]) { _, new in new }
    }

    /// The reason whose text a blocklist's page shows, if links to it may name the list, or else the
    /// one that leads to the most kinds of lists. None blames the operator, except for lists that no
    /// mail server may reject by.
    private func reason(for blocklist: Blocklist) -> Slug? {
        let reasons = page.site.reasons.filter { $0.explanation(of: blocklist) != nil }
        let blameless = reasons.filter { $0.actor != .operator }
        let general = (blameless.isEmpty ? reasons : blameless)
            .max { ($0.lists.count, $1.slug) < ($1.lists.count, $0.slug) }
        let explanation = general?.explanation(of: blocklist)
        return reasons.contains { $0.slug == explanation } ? explanation : general?.slug
    }
}
