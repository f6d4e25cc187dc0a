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
        let reasons = reasons
        let worded = reasons.filter { !words(of: $0.reason).isEmpty }
        values["wordings"] = .items(
            (worded.filter(\.reason.isFrequent) + worded.filter { !$0.reason.isFrequent })
                .map(wording))
        values["frequent"] = .items(reasons.filter(\.reason.isFrequent).map(\.link))
        values["reasons"] = .items(reasons.map(\.link))
        values["guides"] = .items(sorted(site.guides.map(links.guide)))
        values["lists-active"] = items { !$0.hasEnded && site.usedBlocklists.contains($0.slug) }
        values["lists-other"] = items { !$0.hasEnded && !site.usedBlocklists.contains($0.slug) }
        values["lists-ended"] = items { $0.hasEnded }
        return values
    }

    private var links: PageLinks { PageLinks(page: page) }

    /// The reasons in the alphabet of the reader.
    private var reasons: [(reason: Reason, link: [String: Value])] {
        page.site.reasons.map { ($0, links.reason($0)) }.sorted { precedes($0.link, $1.link) }
    }

    private func sorted(_ links: [[String: Value]]) -> [[String: Value]] {
        links.sorted(by: precedes)
    }

    private func precedes(_ first: [String: Value], _ second: [String: Value]) -> Bool {
        let names = [first, second].map { $0["name"]?.text?.literals ?? "" }
        return page.facts.precedes(names[0], names[1])
    }

    /// A link to a reason with what its bounce messages say.
    private func wording(
        _ reason: Reason, link: [String: Value]
    ) -> [String: Value] {
        let words = words(of: reason).map { ["text": Value.text($0.description)] }
        return link.merging(["words": .items(words)]) { _, new in new }
    }

    /// What bounce messages say of the reason, in any language and in that of the page.
    private func words(of reason: Reason) -> [SingleLine] {
        reason.words + (page.site.texts[reason.slug]?[page.locale]?.words ?? [])
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
        func explanation(_ reason: Reason) -> Slug? {
            page.context.explanation(of: blocklist, for: reason.slug)
        }
        let reasons = page.site.reasons.filter { explanation($0) != nil }
        let blameless = reasons.filter { $0.actor != .operator }
        let general = (blameless.isEmpty ? reasons : blameless)
            .max { ($0.lists.count, $1.slug) < ($1.lists.count, $0.slug) }
        let best = general.flatMap(explanation)
        return reasons.contains { $0.slug == best } ? best : general?.slug
    }
}
