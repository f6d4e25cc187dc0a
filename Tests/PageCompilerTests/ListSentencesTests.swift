import Rejections
import Testing

@testable import PageCompiler

@Suite struct ListSentencesTests {
    /// What is said about a list of which only the kind and that nobody can ask for removal is known.
    private func sentences(
        _ kind: Blocklist.Kind = .address, confidence: Blocklist.Confidence = .high,
        _ change: (inout Blocklist) -> Void = { _ in }
    ) throws -> [Phrase] {
        let sentences = ListSentences(blocklist: try blocklist(kind, confidence, change)).all
        return try declared(sentences)
    }

    /// What is said about such a list to administrators.
    private func facts(
        _ kind: Blocklist.Kind = .address, confidence: Blocklist.Confidence = .high,
        _ change: (inout Blocklist) -> Void = { _ in }
    ) throws -> [Phrase] {
        try declared(
            ListSentences(blocklist: try blocklist(kind, confidence, change)).forAdministrators)
    }

    private func declared(_ sentences: [Phrase]) throws -> [Phrase] {
        let undeclared = sentences.filter { PhraseRegistry.declarations[$0.name] == nil }
        #expect(undeclared == [])
        return sentences
    }

    private func blocklist(
        _ kind: Blocklist.Kind, _ confidence: Blocklist.Confidence,
        _ change: (inout Blocklist) -> Void
    ) throws -> Blocklist {
        var blocklist = Blocklist(
            slug: try #require(Slug("one")), name: try #require(SingleLine("One")),
            operator: try #require(SingleLine("Its operator")),
            website: try #require(WebURL("https://list.example/")), kind: kind,
            checked: try #require(CalendarDate("2026-11-24")), confidence: confidence)
        blocklist.removal.by = .nobody
        change(&blocklist)
        return blocklist
    }

    private func removal(
        of criteria: [Blocklist.Criterion] = [], _ change: (inout Blocklist.Removal) -> Void
    ) throws -> [Phrase] {
        try sentences {
            $0.criteria = criteria
            $0.removal = Blocklist.Removal()
            change(&$0.removal)
        }
    }

    @Test func `says what is on a list, but not whom a rating service rates`() throws {
        let criteria = [Blocklist.Criterion.botnet, .spamSource]
        let listed = try sentences { $0.criteria = criteria }
        #expect(listed == [.listHolds(criteria), .listRemoval(.nobody), .listStop])
        let rated = try sentences(.reputation) { $0.criteria = criteria }
        #expect(rated == [.listRemoval(.nobody), .listStop])
    }

    @Test func `says nothing about an allowlist but that the operator is at fault`() throws {
        let sentences = try sentences(.allowlist) {
            $0.criteria = [.trustedServer]
            $0.unsure = [.by]
        }
        #expect(sentences == [.listAllowlist])
    }

    @Test func `says that a list has ended, since when, and what it answers`() throws {
        let date = try #require(CalendarDate("2013"))
        let known = try sentences { $0.status = .ended(date, listsEverything: true) }
        #expect(known == [.listEndedSince(date), .listEndedEverything, .listEndedFault])
        let unknown = try sentences { $0.status = .ended(nil, listsEverything: false) }
        #expect(unknown == [.listEndedUndated, .listEndedFault])
        let unsure = try sentences {
            $0.status = .ended(date, listsEverything: false)
            $0.unsure = [.ended]
        }
        #expect(unsure == [.listEndedUndated, .listEndedFault])
    }

    @Test func `says first when a listing expires`() throws {
        let span = try #require(TimeSpan("P7D"))
        func clock(_ expiry: Blocklist.Expiry) throws -> [Phrase] {
            try sentences { $0.removal.expiry = expiry }
        }
        #expect(try clock(.afterLastCause(span)) == [.listExpiry(span), .listRemoval(.nobody)])
        #expect(try clock(.afterStart(span)) == [.listExpiryStart(span), .listRemoval(.nobody)])
        #expect(try clock(.eventually) == [.listExpiryEventually, .listRemoval(.nobody)])
        #expect(try clock(.never) == [.listExpiryNever, .listRemoval(.nobody)])
    }

    @Test(
        "says who can ask for removal, and that it is free if the sending side can",
        arguments: [
            (.anyone, [.listRemoval(.anyone), .listPayment(.never)]),
            (.admin, [.listRemoval(.admin), .listRemovalAfterFix, .listPayment(.never)]),
            (
                .domainOwner,
                [.listRemoval(.domainOwner), .listRemovalAfterFix, .listPayment(.never)]
            ),
            (.provider, [.listRemoval(.provider), .listPayment(.never)]),
            (.recipient, [.listRemoval(.recipient)]),
            (.nobody, [.listRemoval(.nobody), .listStop]),
        ] as [(Blocklist.Requester, [Phrase])])
    func requesters(by: Blocklist.Requester, said: [Phrase]) throws {
        let sentences = try removal(of: [.botnet]) { $0.by = by }
        #expect(sentences == [.listHolds([.botnet])] + said)
    }

    @Test func `what is listed for its kind has no cause to fix`() throws {
        let sentences = try removal(of: [.dynamicRange]) { $0.by = .admin }
        #expect(
            sentences == [
                .listHolds([.dynamicRange]), .listRemoval(.admin), .listPayment(.never),
            ])
    }

    @Test func `says that a range or a network is listed with all its servers`() throws {
        let range = try sentences { $0.unit = .range }
        #expect(range == [.listWholeRange, .listException, .listRemoval(.nobody)])
        let network = try sentences { $0.unit = .network }
        #expect(network == [.listWholeNetwork, .listException, .listRemoval(.nobody)])
        #expect(try sentences { $0.unit = .address } == [.listRemoval(.nobody)])
        let unused = try blocklist(.address, .high) { $0.unit = .range }
        #expect(
            ListSentences(blocklist: unused, isUsed: false).all == [
                .listWholeRange, .listRemoval(.nobody),
            ])
    }

    @Test func `says what a list is a part of`() throws {
        let whole = try #require(SingleLine("Whole"))
        let blocklist = try blocklist(.address, .high) { $0.criteria = [.botnet] }
        let sentences = ListSentences(blocklist: blocklist, isUsed: false, wholes: [whole])
        #expect(
            sentences.all == [
                .listHolds([.botnet]), .listPartOf([whole]), .listRemoval(.nobody),
                .listStop,
            ])
    }

    @Test func `administrators learn what to fix, what a request takes, and who uses the list`()
        throws
    {
        let (email, delay) = (EmailAddress("tidy@list.example"), TimeSpan("PT24H"))
        let said = try facts {
            $0.criteria = [.botnet, .attacks]
            $0.impact = .fewUseIt
            $0.access = .registered
            $0.removal.needs = [.account, .imprint]
            $0.removal.email = email
            $0.removal.delay = delay
        }
        #expect(
            said == [
                .listCause(.botnet), .listCause(.attacks), .listNeeds([.account, .imprint]),
                .listEmail(try #require(email)), .listDelay(try #require(delay)),
                .listImpact(.fewUseIt), .listAccess(.registered),
            ])
    }

    @Test func `says that removal is unknown only if nothing about it is known`() throws {
        #expect(try removal { _ in } == [.listRemovalUnknown])
        let page = WebURL("https://list.example/remove")
        #expect(try removal { $0.request = page } == [.listPayment(.never)])
        #expect(try removal { $0.expiry = .never } == [.listExpiryNever])
    }

    @Test func `says where to request removal if the page for look-ups takes requests`() throws {
        let page = try #require(WebURL("https://list.example/"))
        let other = try #require(WebURL("https://list.example/form"))
        func said(_ form: WebURL, _ lookup: String) throws -> Bool {
            try sentences {
                $0.removal.request = page
                $0.lookupForm = form
                $0.lookup = LookupURL(lookup)
            }.contains(.listRequestAtLookup)
        }
        #expect(try said(page, "https://list.example/ip/{ip}"))
        #expect(try !said(page, "https://elsewhere.example/ip/{ip}"))
        #expect(try !said(other, "https://list.example/ip/{ip}"))
    }

    @Test func `says of a part in short what to fix, when it expires, and how one leaves it`()
        throws
    {
        let span = try #require(TimeSpan("PT12H"))
        let part = try blocklist(.address, .high) {
            $0.criteria = [.malware]
            $0.removal.by = .admin
            $0.removal.expiry = .afterLastCause(span)
        }
        #expect(
            ListSentences(blocklist: part).asPart == [
                .listCause(.malware), .listExpiry(span), .listRemoval(.admin),
                .listRemovalAfterFix,
            ])
    }

    @Test func `does not say of a combined list that its removal is unknown`() throws {
        let part = Blocklist.Part(list: try #require(Slug("part")), codes: [])
        let sentences = try sentences {
            $0.removal.by = nil
            $0.parts = [part]
        }
        #expect(sentences == [])
    }

    @Test func `says last what is not certain, in the order of the facts`() throws {
        #expect(try sentences { $0.status = .disputed } == [.listRemoval(.nobody), .listDisputed])
        let some = try facts { $0.unsure = [.expiry, .codes] }
        #expect(some == [.listUnsureFacts([.codes, .expiry])])
        #expect(try facts(confidence: .low) { $0.unsure = [.codes] } == [.listUnsure])
    }
}
