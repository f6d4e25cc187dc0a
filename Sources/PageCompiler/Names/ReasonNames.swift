internal import Links
internal import Rejections
internal import SiteContent
internal import Templating

/// The names of a reason's page, except its text.
struct ReasonNames {
    let page: PageContext
    let reason: Reason
    /// The reason whose text the page shows: `reason` itself, or the one that explains the blocklist.
    let explained: Reason
    /// The blocklist that the page is about.
    let list: (blocklist: Blocklist, name: ListName)?

    var values: [String: Value] {
        var values = CommonNames(page: page).values
        addFacts(to: &values)
        if let list {
            let names = BlocklistNames(
                page: page, reason: reason, blocklist: list.blocklist, name: list.name)
            values.merge(names.values) { _, new in new }
            names.addSentences(for: explained.actor, to: &values)
        } else if !reason.lists.isEmpty {
            values["zones"] = .text(zones)
            values["lists"] = .items(lists)
        }
        addPhrases(to: &values)
        return values
    }

    private func addFacts(to values: inout [String: Value]) {
        values["actor"] = .text(explained.actor.rawValue)
        values["codes"] = .text(reason.codes.map(\.description).joined(separator: ", "))
        values["replies"] = .text(reason.replies.map(String.init).joined(separator: ", "))
        values["our-fault"] = .flag(explained.actor == .operator)
        for parameter in Parameter.allCases {
            values[TemplateContract.takes(parameter)] = .flag(
                reason.parameters.contains(parameter))
        }
        values["takes-list"] = .flag(!reason.lists.isEmpty)
        values["references"] = .items(
            explained.references.map { ["name": .text($0.description), "url": .url($0.url)] })
        values["related"] = .items(PageLinks(page: page).pages(explained.related))
    }

    /// Adds what the page says about the reason with the values it has so far.
    private func addPhrases(to values: inout [String: Value]) {
        let retry: Phrase =
            explained.retry == .afterFix && explained.isSometimesTransient
            ? .retryAfterFixIfFinal : .retry(explained.retry)
        let phrases: [(name: String, phrase: Phrase)] = [
            ("actor-text", .actor(explained.actor)),
            ("hurry-text", .hurry(explained.hurry)),
            ("retry-text", retry),
            ("reviewed", .detailsReviewed(explained.reviewed)),
        ]
        for (name, phrase) in phrases { values[name] = .text(page.text(of: phrase, values)) }
    }

    // MARK: The choice of a blocklist

    private var blocklists: [Blocklist] { page.context.blocklists(of: reason.slug) }

    /// The lists that the operator's mail server uses, each with a link that keeps the values of this
    /// page's link.
    private var lists: [[String: Value]] {
        blocklists.filter { page.site.usedBlocklists.contains($0.slug) }.flatMap { blocklist in
            blocklist.linkNames.map { name in
                var item = PageLinks(page: page).list(blocklist, name, of: reason.slug)
                item["url"] = .url(page.path(.reason(reason.slug, name)) + page.query)
                return item
            }
        }
    }

    /// The names that a link may use for the lists, for the script: `name`, or `suffix=name` for
    /// another name, which may follow a customer's key.
    private var zones: String {
        blocklists.flatMap { list in
            list.linkNames.map(\.description)
                + list.otherNames.map { "\($0)=\(list.linkNames[0])" }
        }.joined(separator: " ")
    }
}
