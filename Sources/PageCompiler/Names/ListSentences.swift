internal import Rejections

/// What the page of a blocklist says, made of the list's facts.
struct ListSentences {
    let blocklist: Blocklist

    /// What the list is, and how one leaves it.
    var all: [Phrase] {
        switch blocklist.status {
        case .ended(let date, let listsEverything): ended(date, listsEverything)
        case _ where blocklist.kind == .allowlist: [.listAllowlist]
        case .active, .disputed: active
        }
    }

    /// The same for one of the lists in a combined zone.
    static func all(of part: Blocklist.Part) -> [Phrase] {
        (part.criteria.isEmpty ? [] : [.listPartHolds(part.criteria)])
            + removal(part.removal, of: part.criteria)
    }

    private func ended(_ date: CalendarDate?, _ listsEverything: Bool) -> [Phrase] {
        let since = (blocklist.unsure.contains(.ended) ? nil : date).map {
            Phrase.listEndedSince($0)
        }
        return [since ?? .listEndedUndated] + (listsEverything ? [.listEndedEverything] : [])
            + [.listEndedFault]
    }

    private var active: [Phrase] {
        var sentences: [Phrase] = []
        if blocklist.kind != .reputation, !blocklist.criteria.isEmpty {
            sentences.append(.listHolds(blocklist.criteria))
        }
        if !blocklist.parts.isEmpty { sentences.append(.listCombined) }
        let removal = Self.removal(blocklist.removal, of: blocklist.criteria)
        if removal.isEmpty, blocklist.parts.isEmpty, blocklist.removal.request == nil {
            sentences.append(.listRemovalUnknown)
        }
        sentences += removal
        let payment = blocklist.removal.payment
        if payment == .offered || canBeAsked { sentences.append(.listPayment(payment)) }
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
    private var doubts: [Phrase] {
        var sentences: [Phrase] = []
        if blocklist.status == .disputed { sentences.append(.listDisputed) }
        let unsure = Blocklist.Fact.allCases.filter(blocklist.unsure.contains)
        if blocklist.confidence == .low {
            sentences.append(.listUnsure)
        } else if !unsure.isEmpty {
            sentences.append(.listUnsureFacts(unsure))
        }
        return sentences
    }

    private static func removal(
        _ removal: Blocklist.Removal, of criteria: [Blocklist.Criterion]
    ) -> [Phrase] {
        var sentences: [Phrase] = []
        switch removal.expiry {
        case .afterLastCause(let span): sentences.append(.listExpiry(span))
        case .afterStart(let span): sentences.append(.listExpiryStart(span))
        case .eventually: sentences.append(.listExpiryEventually)
        case .never: sentences.append(.listExpiryNever)
        case nil: break
        }
        if let by = removal.by {
            sentences.append(.listRemoval(by))
            if by == .admin || by == .domainOwner, criteria.contains(where: \.hasCause) {
                sentences.append(.listRemovalAfterFix)
            }
        }
        if !removal.needs.isEmpty { sentences.append(.listNeeds(removal.needs)) }
        if let email = removal.email { sentences.append(.listEmail(email)) }
        if let delay = removal.delay { sentences.append(.listDelay(delay)) }
        return sentences
    }
}
