internal import Rejections
internal import Templating

/// What the page of a blocklist says about it.
extension Phrase {
    static let listHeading = Phrase("list-heading")
    static let listHeadingService = Phrase("list-heading-service")
    static let listHeadingAllowlist = Phrase("list-heading-allowlist")

    // Where one looks up an address.
    static let listLookup = Phrase("list-lookup")
    static let listLookupForm = Phrase("list-lookup-form")
    static let listWebsite = Phrase("list-website")

    // What the list is.
    static let listAllowlist = Phrase("list-allowlist")
    static let listNotUsed = Phrase("list-not-used")
    static let listPartOf = PhraseWithVariables("list-part-of", .wholes)
    static let listWholeRange = Phrase("list-whole-range")
    static let listWholeNetwork = Phrase("list-whole-network")
    static let listException = Phrase("list-exception")
    static let listHolds = PhraseWithVariables("list-holds", .subjects)
    static let listPartHolds = PhraseWithVariables("list-part-holds", .subjects)
    static let listSubject = PhraseFamily<Blocklist.Criterion>("list-subject-", areNouns: true)
    static let listEndedSince = PhraseWithVariables("list-ended-since", .date)
    static let listEndedUndated = Phrase("list-ended-undated")
    static let listEndedEverything = Phrase("list-ended-everything")
    static let listEndedFault = Phrase("list-ended-fault")
    static let detailsIPv6Yes = Phrase("details-ipv6-yes")
    static let detailsIPv6No = Phrase("details-ipv6-no")

    // How one leaves it.
    static let listExpiry = PhraseWithVariables("list-expiry", .duration)
    static let listExpiryStart = PhraseWithVariables("list-expiry-start", .duration)
    static let listExpiryEventually = Phrase("list-expiry-eventually")
    static let listExpiryNever = Phrase("list-expiry-never")
    static let listRemoval = PhraseFamily<Blocklist.Requester>("list-removal-")
    static let listRemovalAfterFix = Phrase("list-removal-after-fix")
    static let listRemovalUnknown = Phrase("list-removal-unknown")
    static let listNeeds = PhraseWithVariables("list-needs", .needs)
    static let listNeed = PhraseFamily<Blocklist.Need>("list-need-", areNouns: true)
    static let listEmail = PhraseWithVariables("list-email", .email)
    static let listDelay = PhraseWithVariables("list-delay", .duration)
    static let listRequestAtLookup = Phrase("list-request-at-lookup")
    static let listStop = Phrase("list-stop")
    static let listPayment = PhraseFamily<Blocklist.Payment>("list-payment-")

    // What administrators need to know.
    static let listCause = PhraseFamily<Blocklist.Criterion>("list-cause-")
    static let listImpact = PhraseFamily<Blocklist.Impact>("list-impact-")
    static let listAccess = PhraseFamily<Blocklist.Access>("list-asked-")
    static let listListing = PhraseFamily<Blocklist.Listing>("list-note-", areNouns: true)
    static let listOther = PhraseFamily<Blocklist.Other>("list-note-", areNouns: true)

    /// The meaning of an answer. What gets something onto the list is called the same everywhere.
    static func listNote(_ note: Blocklist.Note) -> Phrase {
        switch note {
        case .listing(let listing): listListing(listing)
        case .other(let other): listOther(other)
        case .criterion(let criterion): listSubject(criterion)
        }
    }

    // What is not certain of all this.
    static let listDisputed = Phrase("list-disputed")
    static let listUnsure = Phrase("list-unsure")
    static let listUnsureFacts = PhraseWithVariables("list-unsure-facts", .facts)
    static let listFact = PhraseFamily<Blocklist.Fact>("list-fact-", areNouns: true)
    static let detailsListChecked = PhraseWithVariables("details-list-checked", .date)

    static let ofLists: [any DeclaredPhrases] = [
        listHeading, listHeadingService, listHeadingAllowlist, listLookup, listLookupForm,
        listWebsite, listAllowlist, listNotUsed, listPartOf, listWholeRange,
        listWholeNetwork, listException, listHolds, listPartHolds, listSubject,
        listEndedSince, listEndedUndated, listEndedEverything, listEndedFault,
        detailsIPv6Yes, detailsIPv6No, listExpiry, listExpiryStart, listExpiryEventually,
        listExpiryNever, listRemoval, listRemovalAfterFix, listRemovalUnknown, listNeeds,
        listNeed, listEmail, listDelay, listRequestAtLookup, listStop, listPayment,
        listDisputed, listUnsure, listUnsureFacts, listFact, detailsListChecked, listCause,
        listImpact, listAccess, listListing, listOther,
    ]
}

extension PhraseVariable<[Blocklist.Criterion]> {
    fileprivate static var subjects: Self {
        Self("subjects", "an enumeration of the phrases 'list-subject-…'") {
            .list($0.map { .listSubject($0) })
        }
    }
}

extension PhraseVariable<[Blocklist.Need]> {
    fileprivate static var needs: Self {
        Self("needs", "an enumeration of the phrases 'list-need-…'") {
            .list($0.map { .listNeed($0) })
        }
    }
}

extension PhraseVariable<[Blocklist.Fact]> {
    fileprivate static var facts: Self {
        Self("facts", "an enumeration of the phrases 'list-fact-…'") {
            .list($0.map { .listFact($0) })
        }
    }
}

extension PhraseVariable<EmailAddress> {
    fileprivate static var email: Self {
        Self("email", "an email address") { .text(Text($0.description)) }
    }
}

extension PhraseVariable<[SingleLine]> {
    fileprivate static var wholes: Self {
        Self("wholes", "an enumeration of names of lists") { .names($0.map(\.description)) }
    }
}
