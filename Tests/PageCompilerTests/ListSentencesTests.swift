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
        #expect(listed == [.listHolds(criteria), .listRemoval(.nobody)])
        let rated = try sentences(.reputation) { $0.criteria = criteria }
        #expect(rated == [.listRemoval(.nobody)])
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

    @Test func `says when a listing expires`() throws {
        let span = try #require(TimeSpan("P7D"))
        #expect(try removal { $0.expiry = .afterLastCause(span) } == [.listExpiry(span)])
        #expect(try removal { $0.expiry = .afterStart(span) } == [.listExpiryStart(span)])
        #expect(try removal { $0.expiry = .eventually } == [.listExpiryEventually])
        #expect(try removal { $0.expiry = .never } == [.listExpiryNever])
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
            (.nobody, [.listRemoval(.nobody)]),
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

    @Test func `says what a request takes, where it goes, how long it takes, and its price`() throws
    {
        let (email, delay) = (EmailAddress("tidy@list.example"), TimeSpan("PT24H"))
        let sentences = try removal {
            $0.needs = [.account, .imprint]
            $0.email = email
            $0.delay = delay
            $0.payment = .offered
        }
        #expect(
            sentences == [
                .listNeeds([.account, .imprint]), .listEmail(try #require(email)),
                .listDelay(try #require(delay)), .listPayment(.offered),
            ])
    }

    @Test func `says that removal is unknown only if there is no page for requests`() throws {
        #expect(try removal { _ in } == [.listRemovalUnknown])
        let page = WebURL("https://list.example/remove")
        #expect(try removal { $0.request = page } == [])
    }

    @Test func `says of a combined list what its parts are`() throws {
        let span = try #require(TimeSpan("PT12H"))
        var partRemoval = Blocklist.Removal()
        partRemoval.by = .admin
        partRemoval.expiry = .afterLastCause(span)
        var part = Blocklist.Part(name: try #require(SingleLine("A")), removal: partRemoval)
        part.criteria = [.malware]
        let other = Blocklist.Part(name: try #require(SingleLine("B")), removal: .init())
        let sentences = try sentences {
            $0.removal.by = nil
            $0.parts = [part, other]
        }
        #expect(sentences == [.listCombined, .listPayment(.never)])
        #expect(
            ListSentences.all(of: part) == [
                .listPartHolds([.malware]), .listExpiry(span), .listRemoval(.admin),
                .listRemovalAfterFix,
            ])
        #expect(ListSentences.all(of: other) == [])
    }

    @Test func `says last what is not certain, in the order of the facts`() throws {
        let disputed = try sentences {
            $0.status = .disputed
            $0.unsure = [.expiry, .codes]
        }
        #expect(
            disputed == [
                .listRemoval(.nobody), .listDisputed, .listUnsureFacts([.codes, .expiry]),
            ])
        let unsure = try sentences(confidence: .low) { $0.unsure = [.codes] }
        #expect(unsure == [.listRemoval(.nobody), .listUnsure])
    }
}
