internal import Links
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// The names that the page of a blocklist has besides those of its reason.
struct BlocklistNames {
    let page: PageContext
    /// The reason in the link.
    let reason: Reason
    let blocklist: Blocklist
    /// The name of the list in the link.
    let name: ListName

    /// The list's facts, which sentences about it may print.
    var values: [String: Value] {
        // A part without a zone is queried, and named in error messages, by that of the whole list.
        let zone = (name.zone ?? wholes.first?.zones.first)?.description
        return [
            "list": .text(zone ?? blocklist.name.description),
            "list-zone": .text(zone),
            "list-name": .text(blocklist.name.description),
            "list-operator": .text(blocklist.operator.description),
            "list-own": .flag(blocklist.isOwn),
            "list-service": .flag(isService),
            "list-ended": .flag(blocklist.hasEnded),
            "list-requestable": .flag(blocklist.canBeLeftOnRequest),
            "list-expires-only": .flag(blocklist.onlyExpires),
            "list-range": .flag(blocklist.unit?.includesNeighbors == true),
            "list-no-ipv6": .flag(blocklist.listsIPv6 == false),
            // A list that no mail server may reject by is the operator's mistake, not another's.
            "list-unused": .flag(!isUsed && blocklist.disqualification == nil),
            "list-queried": queried(zone),
            "list-request": lookup.request,
            "lookup": .url(lookup.text(\.url)),
        ]
    }

    /// Adds what the page says about the list with the values it has so far.
    /// - Parameter actor: who must act.
    func addSentences(for actor: Actor, to values: inout [String: Value]) {
        let text = { [page, values] phrase in page.text(of: phrase, values) }
        values["list-title"] = .text(text(heading))
        values["lookup-text"] = .text(lookup.text { text($0.phrase) })
        values["list-checked"] = .text(text(.detailsListChecked(blocklist.checked)))
        let isLeft = !blocklist.hasEnded && blocklist.kind != .allowlist
        // Where the operator is at fault, the address is on no list that it could leave.
        guard actor != .operator || !isLeft else { return }
        func saying(_ sentences: [Phrase]) -> Value {
            .items(sentences.map { ["text": .text(text($0))] })
        }
        values["list-sentences"] = saying(sentences.all)
        values["list-facts"] = saying(sentences.forAdministrators)
        if isLeft, let clock = sentences.clock { values["list-clock"] = .text(text(clock)) }
        values["list-parts"] = .items(blocklist.parts.compactMap { part($0, values) })
        // The answers of a list that has ended no longer mean anything.
        if !blocklist.hasEnded {
            values["list-answers"] = .items(items(of: blocklist.answers.listings, values))
            values["list-others"] = .items(items(of: blocklist.answers.others, values))
            values["list-bitmask"] = .flag(blocklist.answers.isBitmask)
        }
        if isLeft, let listsIPv6 = blocklist.listsIPv6 {
            values["list-ipv6"] = .text(text(listsIPv6 ? .detailsIPv6Yes : .detailsIPv6No))
        }
    }

    private var wholes: [Blocklist] { page.context.relations(of: blocklist).wholes }

    /// The name to query in DNS, where the list can have the address in the link.
    private func queried(_ zone: String?) -> Value {
        guard zone != nil, blocklist.listsIPv6 == false else { return .text(zone) }
        return .conditional(Condition(.ipv6, isKnown: false), .text(zone))
    }

    private var lookup: BlocklistLookup { BlocklistLookup(blocklist: blocklist) }

    /// Whether the operator's mail server may have queried it.
    private var isUsed: Bool { page.context.relations(of: blocklist).isUsed }

    private var sentences: ListSentences {
        ListSentences(blocklist: blocklist, isUsed: isUsed, wholes: wholes.map(\.name))
    }

    private var heading: Phrase {
        if isService { return .listHeadingService }
        return blocklist.kind == .allowlist ? .listHeadingAllowlist : .listHeading
    }

    /// Whether it is a service that rates senders rather than a list that is queried.
    private var isService: Bool {
        !blocklist.isOwn && [.reputation, .policy].contains(blocklist.kind)
    }

    /// One of the lists in a combined zone, with a link to its page that keeps the values of this
    /// page's link.
    private func part(
        _ part: Blocklist.Part, _ values: [String: Value]
    ) -> [String: Value]? {
        guard let list = page.site.blocklists.first(where: { $0.slug == part.list }),
            let name = list.linkNames.first
        else { return nil }
        let names = BlocklistNames(page: page, reason: reason, blocklist: list, name: name)
        let values = values.merging(names.values) { _, new in new }
        let said = ListSentences(blocklist: list)
        func text(_ phrase: Phrase) -> Value { .text(page.text(of: phrase, values)) }
        let url = page.path(.reason(reason.slug, name)) + page.query
        return [
            "name": .text(list.name.description),
            "url": page.context.explanation(of: list, for: reason.slug) == nil
                ? .absent : .url(url),
            "address": .text(part.codes.map(\.description).joined(separator: ", ")),
            "text": list.criteria.isEmpty ? .absent : text(.listPartHolds(list.criteria)),
            "sentences": .items(said.asPart.map { ["text": text($0)] }),
        ]
    }

    private func items(
        of answers: [Blocklist.Answer], _ values: [String: Value]
    ) -> [[String: Value]] {
        answers.map { answer in
            [
                "address": .text(answer.pattern.description),
                "name": .text(answer.meaning.name?.description),
                "text": answer.meaning.note.map {
                    .text(page.text(of: .listNote($0), values))
                } ?? .absent,
            ]
        }
    }
}
