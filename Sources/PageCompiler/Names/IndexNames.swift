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
        let reasons = page.site.reasons.filter { $0.explanation(of: blocklist) != nil }
        let own = reasons.first { $0.explanation(of: blocklist) == $0.slug }
        let names = blocklist.linkNames.map {
            links.list(blocklist, $0, of: (own ?? reasons.first)?.slug)
        }
        return names[0].merging(["others": .items(Array(names.dropFirst()))]) { _, new in new }
    }
}
