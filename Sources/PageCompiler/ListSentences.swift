internal import Rejections

/// What a page says of a blocklist: sentences made of its facts and the phrases of a language.
struct ListSentences {
    let blocklist: Blocklist
    let facts: LocaleFacts
    /// A phrase with the values of the page and those of its sentence.
    let phrase: (String, [String: Value]) -> Text

    /// What the list is, and how one leaves it.
    var all: [Text] {
        switch blocklist.status {
        case .ended(let date):
            return [
                phrase("list-ended-since", ["date": .text(facts.spelled(date))]),
                phrase("list-ended-fault", [:]),
            ]
        case .active:
            var sentences = subjects(blocklist.subjects, phrase: "list-holds")
            if !blocklist.parts.isEmpty { sentences.append(phrase("list-combined", [:])) }
            sentences += removal(blocklist.removal, isWhole: true)
            if blocklist.confidence == .low { sentences.append(phrase("list-unsure", [:])) }
            return sentences
        }
    }

    /// The same for each list that a combined zone is made of.
    var parts: [[String: Value]] {
        blocklist.parts.map { part in
            let sentences =
                subjects(part.subjects, phrase: "list-part-holds")
                + removal(part.removal, isWhole: false)
            return [
                "name": .text(part.name),
                "address": .text(part.codes.map(\.description).joined(separator: ", ")),
                "sentences": .items(sentences.map { ["text": .text($0)] }),
            ]
        }
    }

    private func subjects(_ subjects: [Blocklist.Subject], phrase name: String) -> [Text] {
        guard !subjects.isEmpty else { return [] }
        let names = subjects.map { subject in
            // A subject's phrase is a plain noun; it holds no parameter.
            phrase("list-subject-\(subject.rawValue)", [:]).parts.map { part in
                if case .literal(let text) = part { text } else { "" }
            }.joined()
        }
        return [phrase(name, ["subjects": .text(facts.list(names))])]
    }

    private func removal(_ removal: Blocklist.Removal, isWhole: Bool) -> [Text] {
        var sentences: [Text] = []
        if let expiry = removal.expiry {
            sentences.append(
                phrase("list-expiry", ["duration": .text(facts.spelled(expiry))]))
        }
        if let by = removal.by { sentences.append(phrase("list-removal-\(by.rawValue)", [:])) }
        if isWhole { sentences.append(phrase("list-payment-\(removal.payment.rawValue)", [:])) }
        return sentences
    }

    /// The phrases these sentences are made of.
    static var phrases: [String] {
        let subjects = Blocklist.Subject.allCases.map { "list-subject-\($0.rawValue)" }
        let requesters = Blocklist.Requester.allCases.map { "list-removal-\($0.rawValue)" }
        let payments = Blocklist.Payment.allCases.map { "list-payment-\($0.rawValue)" }
        return [
            "list-ended-since", "list-ended-fault", "list-holds", "list-part-holds",
            "list-combined", "list-unsure", "list-expiry",
        ] + subjects + requesters + payments
    }
}
