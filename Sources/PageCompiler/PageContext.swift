internal import Links
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// The names that a page has for its templates, each with its value.
///
/// What is `absent` here leaves its section out.
struct PageContext {
    let frame: SiteContext
    let subject: Subject
    let locale: LanguageTag
    /// What a link may tell the page.
    let parameters: Set<Parameter>

    private var facts: LocaleFacts { frame.facts(locale) }
    private var site: Site { frame.site }

    /// The names every page has.
    var common: [String: Value] {
        var values = frame.commonValues(locale)
        values["page-url"] = .url(frame.url(subject, locale) + query)
        values["canonical"] = subject == .notFound ? .absent : .url(frame.url(subject, locale))
        values["text-url"] = .url(frame.path(subject, locale, in: .text) + query)
        values["json-url"] = .url(frame.path(subject, locale, in: .json) + query)
        values["languages"] = .items(languages)
        values["alternates"] = subject == .notFound ? .absent : .items(alternates)
        for form in ParameterForm.allCases {
            values[form.rawValue] = .text(Text([.parameter(form)]))
        }
        return values
    }

    /// The query that keeps what is known, and nothing else.
    private var query: Text {
        let names = Parameter.allCases.filter(parameters.contains)
        return names.indices.reduce(Text()) { query, index in
            let name = names[index]
            guard let form = name.forms.first else { return query }
            let pair = Text([.literal("\(name)="), .parameter(form)])
            return query + Text(ifKnown: form, Self.separator(after: names[..<index]) + pair)
        }
    }

    /// What precedes a pair of a query: `&` if any of the names before it is known, or else `?`.
    private static func separator(after names: ArraySlice<Parameter>) -> Text {
        guard let name = names.first, let form = name.forms.first else { return Text("?") }
        return Text(ifKnown: form, Text("&"), else: separator(after: names.dropFirst()))
    }

    private var languages: [[String: Value]] {
        site.locales.map { other in
            [
                "language": .text(other.description),
                "direction": .text(frame.facts(other).direction),
                "name": .text(frame.facts(other).ownName),
                "url": .url(Text(frame.path(subject, other)) + query),
                "current": .flag(other == locale),
            ]
        }
    }

    private var alternates: [[String: Value]] {
        site.locales.map { other in
            ["language": .text(other.description), "url": .url(frame.url(subject, other))]
        }
    }

    // MARK: Indexes

    /// The names of the index page.
    var index: [String: Value] {
        var values = common
        func items(_ condition: (Blocklist) -> Bool) -> Value {
            .items(site.blocklists.filter(condition).map(listItem))
        }
        values["actors"] = .items(actors)
        values["lists-active"] = items { !$0.hasEnded && site.usedBlocklists.contains($0.slug) }
        values["lists-other"] = items { !$0.hasEnded && !site.usedBlocklists.contains($0.slug) }
        values["lists-ended"] = items { $0.hasEnded }
        return values
    }

    /// The reasons, by who must act.
    private var actors: [[String: Value]] {
        let values = ["organization": Value.text(site.operator.organization.description)]
        return Actor.allCases.compactMap { actor in
            let reasons = site.reasons.filter { $0.actor == actor }
            guard !reasons.isEmpty else { return nil }
            return [
                "name": frame.phrase("actor-\(actor.rawValue)-who", values, locale)
                    .map(Value.text) ?? .absent,
                "reasons": .items(reasons.map(reasonItem)),
            ]
        }
    }

    func reasonItem(_ reason: Reason) -> [String: Value] {
        let text = frame.text(reason.slug, locale)
        // Titles ask for nothing that a link tells.
        let values = ["organization": Value.text(site.operator.organization.description)]
        let title = text.title.text(Scope(values, sections: TemplateContract.sections))
        let short = text.short?.text(Scope(values, sections: TemplateContract.sections))
        var item: [String: Value] = [
            "title": .text(title),
            "name": .text(short ?? title),
            "url": .url(frame.path(.reason(reason.slug, nil), locale)),
        ]
        item["foreign"] = .flag(text.language != locale)
        item["language"] = .text(text.language.description)
        return item
    }

    /// A blocklist in the index: it leads to the reason that explains it best.
    private func listItem(_ blocklist: Blocklist) -> [String: Value] {
        let reasons = site.reasons.filter { $0.explanation(of: blocklist) != nil }
        let own = reasons.first { $0.explanation(of: blocklist) == $0.slug }
        let names = blocklist.linkNames.map {
            listItem(blocklist, $0, of: (own ?? reasons.first)?.slug)
        }
        return names[0].merging(["others": .items(Array(names.dropFirst()))]) { _, new in new }
    }

    private func listItem(
        _ blocklist: Blocklist, _ zone: Zone, of reason: Slug?
    ) -> [String: Value] {
        [
            "zone": .text(blocklist.zones.isEmpty ? nil : zone.description),
            "name": .text(blocklist.name.description),
            "url": .url(reason.map { frame.path(.reason($0, zone), locale) }),
        ]
    }

    /// The names that a link may use for the lists of a reason, for the script: `zone`, or
    /// `suffix=zone` for what stands behind a customer's key.
    private func zones(of reason: Reason) -> String {
        let lists = site.blocklists.filter { reason.explanation(of: $0) != nil }
        let names = lists.flatMap { list in
            list.linkNames.map(\.description)
                + list.keyedZones.map { "\($0)=\(list.linkNames[0])" }
        }
        return names.joined(separator: " ")
    }

    // MARK: Reasons

    /// The names of a reason's page, all but the text itself.
    ///
    /// - Parameter explained: the reason whose text the page shows: `reason` itself, or the one that
    ///   explains the blocklist.
    func names(
        of reason: Reason, explained: Reason, blocklist: Blocklist?, zone: Zone?
    ) -> [String: Value] {
        var values = common
        values["actor"] = .text(explained.actor.rawValue)
        values["codes"] = .text(reason.codes.map(\.description).joined(separator: ", "))
        values["replies"] = .text(reason.replies.map(String.init).joined(separator: ", "))
        values["reviewed"] = .text(facts.spelled(explained.reviewed))
        values["refused"] = .flag(explained.retry != .automatic)
        for parameter in Parameter.allCases {
            values[TemplateContract.takes(parameter)] = .flag(
                reason.parameters.contains(parameter))
        }
        values["takes-list"] = .flag(!reason.lists.isEmpty)
        values["references"] = .items(
            explained.references.map { ["name": .text($0.description), "url": .url($0.url)] })
        values["related"] = .items(
            explained.related.compactMap { slug in
                frame.reason(slug).map(reasonItem)
            })
        if let blocklist, let zone {
            values.merge(names(of: blocklist, zone)) { _, new in new }
            addSentences(of: blocklist, explained: explained, to: &values)
        } else if !reason.lists.isEmpty {
            values["zones"] = .text(zones(of: reason))
            let used = site.blocklists.filter {
                site.usedBlocklists.contains($0.slug) && reason.explanation(of: $0) != nil
            }
            values["lists"] = .items(
                used.flatMap { blocklist in
                    blocklist.linkNames.map { zone in
                        var item = listItem(blocklist, zone, of: reason.slug)
                        item["url"] = .url(
                            Text(frame.path(.reason(reason.slug, zone), locale)) + query)
                        return item
                    }
                })
        }
        for name in ["actor-who", "actor-text"] {
            let phrase = "actor-\(explained.actor.rawValue)-\(name.dropFirst("actor-".count))"
            values[name] = frame.phrase(phrase, values, locale).map(Value.text) ?? .absent
        }
        let retry =
            explained.retry == .afterFix && explained.isSometimesTransient
            ? "retry-after-fix-if-final" : "retry-\(explained.retry.rawValue)"
        values["retry-text"] = frame.phrase(retry, values, locale).map(Value.text) ?? .absent
        return values
    }

    private func names(of blocklist: Blocklist, _ zone: Zone) -> [String: Value] {
        let hasZone = !blocklist.zones.isEmpty
        return [
            "list": .text(hasZone ? zone.description : blocklist.name.description),
            "list-zone": .text(hasZone ? zone.description : nil),
            "list-name": .text(blocklist.name.description),
            "list-operator": .text(blocklist.operator.description),
            "list-service": .flag([.reputation, .policy].contains(blocklist.kind)),
            "list-ended": .flag(blocklist.hasEnded),
            "list-request": request(blocklist),
            "lookup": .url(lookup(blocklist) { $0.url }),
        ]
    }

    private func addSentences(
        of blocklist: Blocklist, explained: Reason, to values: inout [String: Value]
    ) {
        let phrase = { [frame, locale, values] (name: String, sentence: [String: Value]) in
            frame.phrase(name, values, locale, sentence: sentence) ?? Text()
        }
        let kind =
            switch blocklist.kind {
            case .reputation, .policy: "list-heading-service"
            case .allowlist: "list-heading-allowlist"
            default: "list-heading"
            }
        values["list-title"] = .text(phrase(kind, [:]))
        values["lookup-text"] = .text(lookup(blocklist) { phrase($0.phrase, [:]) })
        values["list-checked"] = .text(
            phrase("details-list-checked", ["date": .text(facts.spelled(blocklist.checked))]))
        let sentences = ListSentences(blocklist: blocklist, facts: facts, phrase: phrase)
        let isLeft = !blocklist.hasEnded && blocklist.kind != .allowlist
        // Where the operator is at fault, the address is on no list that it could leave.
        guard explained.actor != .operator || !isLeft else { return }
        values["list-sentences"] = .items(sentences.all.map { ["text": .text($0)] })
        values["list-parts"] = .items(sentences.parts)
        // What a list that has ended answers means nothing any more.
        if !blocklist.hasEnded {
            values["list-answers"] = .items(items(of: blocklist.answers.listings))
            values["list-others"] = .items(items(of: blocklist.answers.others))
            values["list-bitmask"] = .flag(blocklist.answers.isBitmask)
        }
        if isLeft, let ipv6 = blocklist.listsIPv6 {
            values["list-ipv6"] = .text(phrase("details-ipv6-\(ipv6 ? "yes" : "no")", [:]))
        }
    }

    private func items(of answers: [Blocklist.Answer]) -> [[String: Value]] {
        answers.map {
            ["address": .text($0.pattern.description), "name": .text($0.meaning.description)]
        }
    }

    /// Where one looks up an address at a list, and the phrase that says so.
    private struct Lookup {
        let url: Text
        let phrase: String
    }

    /// Where the list answers for the address if it is known, or else where one asks by hand.
    private func lookup(_ blocklist: Blocklist, _ text: (Lookup) -> Text) -> Text {
        let byHand = text(lookupByHand(blocklist))
        guard let lookup = blocklist.lookup else { return byHand }
        let url = Text(lookup.prefix) + Text([.parameter(.ip)]) + Text(lookup.suffix)
        return Text(
            ifKnown: .ip, text(Lookup(url: url, phrase: "list-lookup")), else: byHand)
    }

    private func lookupByHand(_ blocklist: Blocklist) -> Lookup {
        if let form = blocklist.lookupForm {
            return Lookup(url: Text(form.description), phrase: "list-lookup-form")
        }
        return Lookup(url: Text(blocklist.website.description), phrase: "list-website")
    }

    /// Where one asks for removal. One link is enough where the look-up page serves for both.
    private func request(_ blocklist: Blocklist) -> Value {
        guard let request = blocklist.removal.request else { return .absent }
        let url = Value.url(request.description)
        guard Text(request.description) == lookupByHand(blocklist).url else { return url }
        return blocklist.lookup == nil
            ? .absent : .conditional(Condition(.ip, isKnown: true), url)
    }

    /// The phrases these names are made of.
    static var phrases: [String] {
        Actor.allCases.flatMap { ["actor-\($0.rawValue)-who", "actor-\($0.rawValue)-text"] }
            + Retry.allCases.map { "retry-\($0.rawValue)" }
            + [
                "forward-message", "forward-subject", "list-heading", "list-heading-service",
                "list-heading-allowlist", "list-lookup", "list-lookup-form", "list-website",
                "details-list-checked", "retry-after-fix-if-final", "details-ipv6-yes",
                "details-ipv6-no",
            ]
    }
}
