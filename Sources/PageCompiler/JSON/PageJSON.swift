internal import Links
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// A page as JSON, for administrators and their programs.
struct PageJSON {
    let page: PageContext
    let values: [String: Value]

    func document(reason: Reason?, explained: Reason?, blocklist: Blocklist?) -> JSONValue {
        var members: [(name: String, value: JSONValue)] = [
            ("organization", .string(page.site.operator.organization.description)),
            ("language", .string(page.locale.description)),
            ("url", .text(values["page-url"])),
        ]
        if let reason, let explained {
            members += facts(reason, explained, blocklist).map { ($0.key, $0.value) }
            members += ParameterForm.allCases.filter { !$0.isClass }.map {
                ($0.rawValue, .parameter($0))
            }
        } else if case .guide(let slug) = page.subject, let guide = page.context.guide(slug) {
            members += facts(guide).map { ($0.key, $0.value) }
        } else {
            if page.subject == .notFound { members.append(("error", .string("not-found"))) }
            members.append(("reasons", .array(page.site.reasons.map(self.reason))))
            members.append(("guides", .array(page.site.guides.map(self.guide))))
            members.append(
                ("blocklists", .array(page.site.blocklists.map { self.blocklist($0) })))
        }
        return .object(members)
    }

    private func facts(
        _ reason: Reason, _ explained: Reason, _ blocklist: Blocklist?
    ) -> KeyValuePairs<String, JSONValue> {
        [
            "reason": .string(reason.slug.description),
            "title": .text(values["title"]),
            "summary": .text(values["summary"]),
            "text-language": .text(values["text-language"]),
            "actor": .string(explained.actor.rawValue),
            "retry": .string(explained.retry.rawValue),
            "hurry": .string(explained.hurry.rawValue),
            "next": .text(values["next"]),
            "codes": .array(reason.codes.map { .string($0.description) }),
            "replies": .array(reason.replies.map(JSONValue.number)),
            "list": page.subject.list.map { .string($0.description) } ?? .null,
            "lookup": .text(values["lookup"]),
            "blocklist": blocklist.map { self.blocklist($0) } ?? .null,
            "steps": .array(steps),
            "forward": .object(forwards),
            "references": .array(explained.references.map { .string($0.url) }),
            "reviewed": .string(explained.reviewed.description),
        ]
    }

    private func facts(_ guide: Guide) -> KeyValuePairs<String, JSONValue> {
        [
            "guide": .string(guide.slug.description),
            "title": .text(values["title"]),
            "summary": .text(values["summary"]),
            "text-language": .text(values["text-language"]),
            "reviewed": .string(guide.reviewed.description),
        ]
    }

    /// The steps; one that not every reader sees is in a section.
    private var steps: [JSONValue] {
        guard case .items(let items)? = values["steps"] else { return [] }
        return items.compactMap { $0["text"]?.text }.map(JSONValue.element)
    }

    /// The texts to forward, by whom they are for and by language.
    private var forwards: [(name: String, value: JSONValue)] {
        guard case .items(let items)? = values["forwards"] else { return [] }
        return items.compactMap { item in
            guard let addressee = item["addressee"]?.text?.literals else { return nil }
            var messages = [item]
            if case .items(let translations)? = item["translations"] { messages += translations }
            return (
                addressee,
                .object(
                    messages.compactMap { message in
                        message["language"]?.text.map { ($0.literals, .text(message["message"])) }
                    })
            )
        }
    }

    private func reason(_ reason: Reason) -> JSONValue {
        let item = PageLinks(page: page).reason(reason)
        return .object([
            "reason": .string(reason.slug.description),
            "title": .text(item["title"]),
            "actor": .string(reason.actor.rawValue),
            "retry": .string(reason.retry.rawValue),
            "codes": .array(reason.codes.map { .string($0.description) }),
            "url": .string(page.context.url(.reason(reason.slug, nil), page.locale)),
        ])
    }

    private func guide(_ guide: Guide) -> JSONValue {
        .object([
            "guide": .string(guide.slug.description),
            "title": .text(PageLinks(page: page).guide(guide)["title"]),
            "url": .string(page.context.url(.guide(guide.slug), page.locale)),
        ])
    }

    private func blocklist(_ blocklist: Blocklist) -> JSONValue {
        let (status, ended): (String, JSONValue) =
            switch blocklist.status {
            case .active: ("active", .null)
            case .disputed: ("disputed", .null)
            case .ended(let date, _): ("ended", .string(date?.description))
            }
        return .object([
            "name": .string(blocklist.name.description),
            "operator": .string(blocklist.operator.description),
            "website": .string(blocklist.website.description),
            "zones": .array(blocklist.zones.map { .string($0.description) }),
            "kind": .string(blocklist.kind.rawValue),
            "impact": .string(blocklist.impact?.rawValue),
            "asked": .string(blocklist.access?.rawValue),
            "listed": .string(blocklist.unit?.rawValue),
            "parts": .array(blocklist.parts.map { .string($0.list.description) }),
            "status": .string(status),
            "ended": ended,
            "removal": .object([
                "by": .string(blocklist.removal.by?.rawValue),
                "request": .string(blocklist.removal.request?.description),
                "email": .string(blocklist.removal.email?.description),
                "needs": .array(blocklist.removal.needs.map { .string($0.rawValue) }),
                "delay": .string(blocklist.removal.delay?.description),
                "expiry": .string(blocklist.removal.expiry?.description),
                "payment": .string(blocklist.removal.payment.rawValue),
            ]),
            "answers": .array(blocklist.answers.listings.map(answer)),
            "not-listings": .array(blocklist.answers.others.map(answer)),
            "unsure": .array(
                Blocklist.Fact.allCases.filter(blocklist.unsure.contains)
                    .map { .string($0.rawValue) }),
            "checked": .string(blocklist.checked.description),
            "confidence": .string(blocklist.confidence.rawValue),
        ])
    }

    private func answer(_ answer: Blocklist.Answer) -> JSONValue {
        .object([
            "answer": .string(answer.pattern.description),
            "meaning": .string(answer.meaning.description),
        ])
    }
}
