import Rejections
import Testing

@Suite struct ReasonTests {
    @Test(
        "the page of a list shows the text that explains its kind of list",
        arguments: [
            (Blocklist.Kind.address, Blocklist.Status.active, "dnsbl"),
            (.address, .disputed, "dnsbl"),
            (.dynamicRange, .active, "dynamic-ip"),
            (.address, .ended(nil, listsEverything: false), "dnsbl-broken"),
            (.dynamicRange, .ended(CalendarDate("2013"), listsEverything: true), "dnsbl-broken"),
            (.domain, .active, nil),
            (.domain, .ended(nil, listsEverything: false), nil),
        ] as [(Blocklist.Kind, Blocklist.Status, String?)])
    func explanation(kind: Blocklist.Kind, status: Blocklist.Status, expected: String?) throws {
        let reason = try reason(
            replies: [554],
            lists: ["address": "dnsbl", "dynamic-range": "dynamic-ip", "ended": "dnsbl-broken"])
        let list = try blocklist(kind, status)
        #expect(reason.explanation(of: list, isUsed: false)?.description == expected)
    }

    @Test(
        "a reason may have pages only for the lists that the operator uses",
        arguments: [
            (Blocklist.Status.active, true, "dnsbl-broken"), (.active, false, nil),
            (.ended(nil, listsEverything: false), true, "dnsbl"),
            (.ended(nil, listsEverything: false), false, nil),
        ] as [(Blocklist.Status, Bool, String?)])
    func used(status: Blocklist.Status, isUsed: Bool, expected: String?) throws {
        let reason = try reason(
            replies: [554], lists: ["used": "dnsbl-broken", "ended": "dnsbl"])
        let list = try blocklist(.address, status)
        #expect(reason.explanation(of: list, isUsed: isUsed)?.description == expected)
    }

    @Test func `a reason without a text for ended lists shows the one for active lists`() throws {
        let reason = try reason(replies: [554], lists: ["address": "dnsbl-broken"])
        let list = try blocklist(.address, .ended(nil, listsEverything: false))
        #expect(reason.explanation(of: list, isUsed: false)?.description == "dnsbl-broken")
    }

    @Test(
        "a rejection is sometimes transient if its replies are of both kinds",
        arguments: [
            ([450, 550], true), ([450, 451], false), ([550, 554], false), ([], false),
        ] as [([Int], Bool)])
    func transience(replies: [Int], expected: Bool) throws {
        #expect(try reason(replies: replies, lists: [:]).isSometimesTransient == expected)
    }

    private func reason(replies: [Int], lists: [String: String]) throws -> Reason {
        var kinds: [Reason.ListKind: Slug] = [:]
        for (kind, slug) in lists {
            let explanation: Slug = try #require(Slug(slug))
            kinds[try #require(Reason.ListKind(rawValue: kind))] = explanation
        }
        return Reason(
            slug: try #require(Slug("dnsbl")), codes: [], replies: replies, actor: .provider,
            retry: .afterFix, hurry: .phone,
            words: [], isFrequent: false, parameters: [.ip], related: [], lists: kinds,
            references: [],
            reviewed: try #require(CalendarDate("2026-11-24")), isDraft: false)
    }

    private func blocklist(
        _ kind: Blocklist.Kind, _ status: Blocklist.Status
    ) throws -> Blocklist {
        var list = Blocklist(
            slug: try #require(Slug("one")), name: try #require(SingleLine("One")),
            operator: try #require(SingleLine("One")),
            website: try #require(WebURL("https://one.example/")), kind: kind,
            checked: try #require(CalendarDate("2026-11-24")), confidence: .high)
        list.status = status
        list.zones = [try #require(Zone("bl.one.example"))]
        return list
    }
}
