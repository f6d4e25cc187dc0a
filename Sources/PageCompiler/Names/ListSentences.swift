internal import Rejections

/// What the page of a blocklist says, made of the list's facts.
struct ListSentences {
    let blocklist: Blocklist
    /// Whether the operator's mail server may have queried it.
    var isUsed = true
    /// The combined lists that it is a part of.
    var wholes: [SingleLine] = []

    /// What the list is, and how one leaves it, for everyone.
    var all: [Phrase] {
        switch blocklist.status {
        case .ended(let date, let listsEverything): ended(date, listsEverything)
        case _ where blocklist.kind == .allowlist: [.listAllowlist]
        case .active, .disputed: active
        }
    }

    /// What only administrators need to know.
    var forAdministrators: [Phrase] {
        guard !blocklist.hasEnded, blocklist.kind != .allowlist else { return [] }
        let impact = blocklist.impact.map { Phrase.listImpact($0) }
        let access = blocklist.access.map { Phrase.listAccess($0) }
        return causes + request + [impact, access].compactMap(\.self) + doubts
    }

    /// All of it in short, for an administrator who reads the page of the combined list.
    var asPart: [Phrase] {
        causes + ([clock].compactMap(\.self)) + requesters + request
    }

    /// When a listing expires, which is what a sender can wait for; `nil` if that is unknown.
    var clock: Phrase? {
        switch blocklist.removal.expiry {
        case .afterLastCause(let span): .listExpiry(span)
        case .afterStart(let span): .listExpiryStart(span)
        case .eventually: .listExpiryEventually
        case .never: .listExpiryNever
        case nil: nil
        }
    }

    private func ended(_ date: CalendarDate?, _ listsEverything: Bool) -> [Phrase] {
        let since = (blocklist.unsure.contains(.ended) ? nil : date).map {
            Phrase.listEndedSince($0)
        }
        return [since ?? .listEndedUndated] + (listsEverything ? [.listEndedEverything] : [])
            + [.listEndedFault]
    }

    private var active: [Phrase] {
        var sentences = [clock].compactMap(\.self)
        if blocklist.kind != .reputation, !blocklist.isOwn { sentences += holds }
        if !wholes.isEmpty { sentences.append(.listPartOf(wholes)) }
        switch blocklist.unit {
        case .range: sentences.append(.listWholeRange)
        case .network: sentences.append(.listWholeNetwork)
        case .address, .domain, .emailAddress, nil: break
        }
        if isUsed, blocklist.unit?.includesNeighbors == true { sentences.append(.listException) }
        let removal = blocklist.removal
        let isUnknown = removal.by == nil && removal.request == nil && removal.email == nil
        // Who runs the list is who the page is from, and its text says how to reach them.
        if blocklist.isOwn { return sentences }
        if isUnknown, removal.expiry == nil, blocklist.parts.isEmpty {
            sentences.append(.listRemovalUnknown)
        }
        sentences += requesters
        if BlocklistLookup(blocklist: blocklist).takesRequests {
            sentences.append(.listRequestAtLookup)
        }
        if removal.payment == .offered || blocklist.canBeLeftOnRequest {
            sentences.append(.listPayment(removal.payment))
        }
        if blocklist.status == .disputed { sentences.append(.listDisputed) }
        return sentences
    }

    private var holds: [Phrase] {
        blocklist.criteria.isEmpty ? [] : [.listHolds(blocklist.criteria)]
    }

    /// For each criterion what causes a listing and what to fix.
    private var causes: [Phrase] { blocklist.criteria.map { .listCause($0) } }

    private var requesters: [Phrase] {
        guard let by = blocklist.removal.by else { return [] }
        let hasCause = blocklist.criteria.contains(where: \.hasCause)
        let end: Phrase? =
            switch by {
            case .admin, .domainOwner: hasCause ? .listRemovalAfterFix : nil
            case .nobody: hasCause && blocklist.onlyExpires ? .listStop : nil
            case .anyone, .provider, .recipient: nil
            }
        return [.listRemoval(by)] + [end].compactMap(\.self)
    }

    private var request: [Phrase] {
        let removal = blocklist.removal
        var sentences: [Phrase] = []
        if !removal.needs.isEmpty { sentences.append(.listNeeds(removal.needs)) }
        if let email = removal.email { sentences.append(.listEmail(email)) }
        if let delay = removal.delay { sentences.append(.listDelay(delay)) }
        return sentences
    }

    /// What is not certain of all this.
    private var doubts: [Phrase] {
        let unsure = Blocklist.Fact.allCases.filter(blocklist.unsure.contains)
        if blocklist.confidence == .low { return [.listUnsure] }
        return unsure.isEmpty ? [] : [.listUnsureFacts(unsure)]
    }
}

extension Blocklist {
    /// Whether the sending side can ask for removal.
    var canBeLeftOnRequest: Bool {
        switch removal.by {
        case .anyone, .admin, .provider, .domainOwner: true
        case .recipient, .nobody: false
        case nil: removal.request != nil || removal.email != nil
        }
    }

    /// Whether waiting is all that the sending side can do.
    var onlyExpires: Bool { removal.by == .nobody && removal.expiry != .never }
}
