import Diagnostics
import Editing
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite("Review of phrases")
struct PhraseReviewTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder()
    }

    private func review() throws -> [String] {
        let site = try #require(ContentLoader.load(folder.sources).site)
        var diagnostics = Diagnostics()
        PhraseReview.review(site, into: &diagnostics)
        return diagnostics.sorted.map { folder.relative($0.description) }
    }

    /// Phrases with their weights and examples.
    private func write(_ reason: String, _ phrases: [(text: String, rest: String)]) throws {
        let items = phrases.map { "  - text: \($0.text)\n\($0.rest)\n" }
        try folder.write(
            "Content/reasons/\(reason)/replies.yaml", "phrases:\n" + items.joined())
    }

    private static func rest(_ weight: Int, _ example: String, _ more: String = "") -> String {
        more + "    weight: \(weight)\n    example: \"\(example)\""
    }

    @Test("phrases that each decide their example have no errors")
    func fine() throws {
        try write(
            "too-big",
            [
                ("too big", Self.rest(5, "552 Message too big")),
                ("message too big for you", Self.rest(5, "552 Message too big for you")),
            ])
        try write("dnsbl", [("way too big", Self.rest(6, "550 Way too big"))])
        #expect(try review() == [])
    }

    @Test("a phrase that another one always outranks is reported with it")
    func hidden() throws {
        try write("too-big", [("too big", Self.rest(5, "552 Message too big"))])
        try write("dnsbl", [("way * too big", Self.rest(4, "550 Way, way too big"))])
        let file = "Content/reasons/dnsbl/replies.yaml"
        #expect(
            try review() == [
                "\(file):2:11: error: the phrase 'way * too big' never decides: 'too big' of "
                    + "'too-big' (Content/reasons/too-big/replies.yaml:2) is in every reply with "
                    + "it, and has a higher rank; change the weight, or what may not be in the "
                    + "reply"
            ])
    }

    @Test(
        "a phrase is not hidden if a condition keeps the other one away from some replies",
        arguments: ["    with: [huge]\n", "    not: [small]\n"])
    func conditions(_ condition: String) throws {
        try write("too-big", [("too big", Self.rest(5, "552 Too big, huge", condition))])
        try write("dnsbl", [("way too big", Self.rest(4, "550 Way too big, huge"))])
        let file = "Content/reasons/dnsbl/replies.yaml"
        #expect(
            try review() == [
                "\(file):2:11: error: the example of 'way too big' is recognized by 'too big' of "
                    + "'too-big' (Content/reasons/too-big/replies.yaml:2); change the example, the "
                    + "weight, or what may not be in the reply"
            ])
    }

    @Test("with the same conditions it is hidden")
    func sameConditions() throws {
        let conditions = "    with: [huge]\n    not: [small]\n"
        try write("too-big", [("too big", Self.rest(5, "552 Too big, huge", conditions))])
        try write("dnsbl", [("way too big", Self.rest(4, "550 Way too big, huge", conditions))])
        #expect(try review().count { $0.contains("never decides") } == 1)
    }

    @Test("an example that only a code decides is reported")
    func unrecognized() throws {
        try write("too-big", [("too big", Self.rest(5, "552 Message is large"))])
        #expect(
            try review() == [
                "Content/reasons/too-big/replies.yaml:2:11: error: the example of 'too big' is "
                    + "recognized by nothing; change the example"
            ])
    }
}
