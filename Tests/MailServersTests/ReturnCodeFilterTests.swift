import Rejections
import Testing

@testable import MailServers

@Suite("Return-code filters")
struct ReturnCodeFilterTests {
    private func filter(_ codes: [String], isBitmask: Bool = false) throws -> ReturnCodeFilter {
        var list = Blocklist(
            slug: try #require(Slug("some")), name: try #require(SingleLine("Some")),
            operator: try #require(SingleLine("Somebody")),
            website: try #require(WebURL("https://list.example/")), kind: .address,
            checked: try #require(CalendarDate("2026-11-24")), confidence: .high)
        let meaning = try #require(Blocklist.Meaning("listed"))
        list.answers.listings = try codes.map {
            Blocklist.Answer(try #require(AnswerPattern($0)), meaning: meaning)
        }
        list.answers.isBitmask = isBitmask
        return ReturnCodeFilter(list)
    }

    @Test("return codes that differ in the last octet become one pattern")
    func merged() throws {
        let filter = try filter(["127.0.0.2", "127.0.0.[4..7]", "127.0.0.3", "127.0.0.30"])
        #expect(filter.patterns.map(\.description) == ["127.0.0.[2..7;30]"])
    }

    @Test("return codes in several networks remain separate patterns")
    func apart() throws {
        let filter = try filter(["127.0.0.2", "127.0.1.[2..3]"])
        #expect(filter.patterns.map(\.description) == ["127.0.0.2", "127.0.1.[2..3]"])
        #expect(
            filter.addresses(limit: 3)?.map(\.description) == [
                "127.0.0.2", "127.0.1.2", "127.0.1.3",
            ])
        #expect(filter.addresses(limit: 2) == nil)
    }

    @Test(
        "a list whose return code is a sum of bits is queried for all sums, but not for its errors")
    func bits() throws {
        let filter = try filter(["127.0.0.2", "127.0.0.4", "127.0.0.8"], isBitmask: true)
        #expect(filter.patterns.map(\.description) == ["127.0.0.[2;4;6;8;10;12;14]"])
    }

    @Test("a list that documents no return codes is queried for the usual one")
    func usual() throws {
        #expect(try filter([]).patterns.map(\.description) == ["127.0.0.2"])
    }
}
