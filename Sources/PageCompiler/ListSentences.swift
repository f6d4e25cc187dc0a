internal import Rejections
internal import Templating

/// What a page says of a blocklist: sentences made of its facts and the phrases of a language.
struct ListSentences {
    let blocklist: Blocklist
    let facts: LocaleFacts
    /// A phrase with the values of the page and those of its sentence.
    let phrase: (String, [String: Value]) -> Text

    /// What the list is, and how one leaves it.
    var all: [Text] {
        switch blocklist.status {
        case .ended(let date, let listsEverything): ended(date, listsEverything)
        case _ where blocklist.kind == .allowlist: [phrase("list-allowlist", [:])]
        case .active, .disputed: active
        }
    }

    /// The same for each list that a combined zone is made of.
    var parts: [[String: Value]] {
        blocklist.parts.map { part in
            let sentences =
                criteria(part.criteria, phrase: "list-part-holds")
                + removal(part.removal, of: part.criteria)
            return [
                "name": .text(part.name.description),
                "address": .text(part.codes.map(\.description).joined(separator: ", ")),
                "sentences": .items(sentences.map { ["text": .text($0)] }),
            ]
        }
    }

    private func ended(_ date: CalendarDate?, _ listsEverything: Bool) -> [Text] {
        let since = (blocklist.unsure.contains(.ended) ? nil : date).map {
            phrase("list-ended-since", ["date": .text(facts.spelled($0))])
        }
        let everything = listsEverything ? [phrase("list-ended-everything", [:])] : []
        return [since ?? phrase("list-ended-undated", [:])] + everything
            + [phrase("list-ended-fault", [:])]
    }

    private var active: [Text] {
        var sentences: [Text] = []
        if blocklist.kind != .reputation {
            sentences += criteria(blocklist.criteria, phrase: "list-holds")
        }
        if !blocklist.parts.isEmpty { sentences.append(phrase("list-combined", [:])) }
        let removal = removal(blocklist.removal, of: blocklist.criteria)
        if removal.isEmpty, blocklist.parts.isEmpty, blocklist.removal.request == nil {
            sentences.append(phrase("list-removal-unknown", [:]))
        }
        sentences += removal
        let payment = blocklist.removal.payment
        if payment == .offered || canBeAsked {
            sentences.append(phrase("list-payment-\(payment.rawValue)", [:]))
        }
        return sentences + doubts
    }

    /// Whether the sending side can ask for removal at all.
    private var canBeAsked: Bool {
        let requesters = [blocklist.removal.by] + blocklist.parts.map(\.removal.by)
        return requesters.contains { by in
            switch by {
            case .anyone, .admin, .provider, .domainOwner: true
            case .recipient, .nobody, nil: false
            }
        }
    }

    /// What is not certain of all this.
    private var doubts: [Text] {
        var sentences: [Text] = []
        if blocklist.status == .disputed { sentences.append(phrase("list-disputed", [:])) }
        let unsure = Blocklist.Fact.allCases.filter(blocklist.unsure.contains)
        if blocklist.confidence == .low {
            sentences.append(phrase("list-unsure", [:]))
        } else if !unsure.isEmpty {
            let names = unsure.map { noun("list-fact-\($0.rawValue)") }
            sentences.append(
                phrase("list-unsure-facts", ["facts": .text(facts.list(names))]))
        }
        return sentences
    }

    private func criteria(_ criteria: [Blocklist.Criterion], phrase name: String) -> [Text] {
        guard !criteria.isEmpty else { return [] }
        let names = criteria.map { noun("list-subject-\($0.rawValue)") }
        return [phrase(name, ["subjects": .text(facts.list(names))])]
    }

    private func removal(
        _ removal: Blocklist.Removal, of criteria: [Blocklist.Criterion]
    ) -> [Text] {
        var sentences: [Text] = []
        func add(_ name: String, _ values: [String: Value] = [:]) {
            sentences.append(phrase(name, values))
        }
        switch removal.expiry {
        case .afterLastCause(let span):
            add("list-expiry", ["duration": .text(facts.spelled(span))])
        case .afterStart(let span):
            add("list-expiry-start", ["duration": .text(facts.spelled(span))])
        case .eventually: add("list-expiry-eventually")
        case .never: add("list-expiry-never")
        case nil: break
        }
        if let by = removal.by {
            add("list-removal-\(by.rawValue)")
            if by == .admin || by == .domainOwner, criteria.contains(where: \.hasCause) {
                add("list-removal-after-fix")
            }
        }
        if !removal.needs.isEmpty {
            let needs = removal.needs.map { noun("list-need-\($0.rawValue)") }
            add("list-needs", ["needs": .text(facts.list(needs))])
        }
        if let email = removal.email { add("list-email", ["email": .text(email.description)]) }
        if let delay = removal.delay {
            add("list-delay", ["duration": .text(facts.spelled(delay))])
        }
        return sentences
    }

    /// A phrase that is a plain noun: it holds no parameter.
    private func noun(_ name: String) -> String {
        phrase(name, [:]).parts.map { part in
            if case .literal(let text) = part { text } else { "" }
        }.joined()
    }

    /// The phrases these sentences are made of.
    static var phrases: [String] {
        let nouns =
            Blocklist.Criterion.allCases.map { "list-subject-\($0.rawValue)" }
            + Blocklist.Need.allCases.map { "list-need-\($0.rawValue)" }
            + Blocklist.Fact.allCases.map { "list-fact-\($0.rawValue)" }
        let choices =
            Blocklist.Requester.allCases.map { "list-removal-\($0.rawValue)" }
            + Blocklist.Payment.allCases.map { "list-payment-\($0.rawValue)" }
        return [
            "list-allowlist", "list-ended-since", "list-ended-undated", "list-ended-everything",
            "list-ended-fault", "list-holds", "list-part-holds", "list-combined",
            "list-disputed", "list-unsure", "list-unsure-facts", "list-expiry",
            "list-expiry-start", "list-expiry-eventually", "list-expiry-never", "list-needs",
            "list-email", "list-delay", "list-removal-unknown", "list-removal-after-fix",
        ] + nouns + choices
    }
}
