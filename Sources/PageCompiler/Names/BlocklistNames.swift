internal import Rejections
internal import Templating

/// The names that the page of a blocklist has besides those of its reason.
struct BlocklistNames {
    let page: PageContext
    let blocklist: Blocklist
    /// The name of the list in the link.
    let name: ListName

    /// The list's facts, which sentences about it may print.
    var values: [String: Value] {
        let zone = name.zone?.description
        return [
            "list": .text(zone ?? blocklist.name.description),
            "list-zone": .text(zone),
            "list-name": .text(blocklist.name.description),
            "list-operator": .text(blocklist.operator.description),
            "list-service": .flag([.reputation, .policy].contains(blocklist.kind)),
            "list-ended": .flag(blocklist.hasEnded),
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
        values["list-sentences"] = saying(ListSentences(blocklist: blocklist).all)
        values["list-parts"] = .items(
            blocklist.parts.map { part in
                [
                    "name": .text(part.name.description),
                    "address": .text(part.codes.map(\.description).joined(separator: ", ")),
                    "sentences": saying(ListSentences.all(of: part)),
                ]
            })
        // The answers of a list that has ended no longer mean anything.
        if !blocklist.hasEnded {
            values["list-answers"] = .items(items(of: blocklist.answers.listings))
            values["list-others"] = .items(items(of: blocklist.answers.others))
            values["list-bitmask"] = .flag(blocklist.answers.isBitmask)
        }
        if isLeft, let listsIPv6 = blocklist.listsIPv6 {
            values["list-ipv6"] = .text(text(listsIPv6 ? .detailsIPv6Yes : .detailsIPv6No))
        }
    }

    private var lookup: BlocklistLookup { BlocklistLookup(blocklist: blocklist) }

    private var heading: Phrase {
        switch blocklist.kind {
        case .reputation, .policy: .listHeadingService
        case .allowlist: .listHeadingAllowlist
        default: .listHeading
        }
    }

    private func items(of answers: [Blocklist.Answer]) -> [[String: Value]] {
        answers.map {
            ["address": .text($0.pattern.description), "name": .text($0.meaning.description)]
        }
    }
}
