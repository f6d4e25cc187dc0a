import Pages
import Rejections
import Templating
import Testing

@testable import PageCompiler

@Suite struct PhraseBookTests {
    private func said(_ phrase: Phrase, _ changes: [String: String?] = [:]) throws -> Text {
        let values: [String: Value] = [
            "organization": .text("Example Mail"), "ip": .text(Text([.parameter(.ip)])),
        ]
        return try PhraseBook.made(changes).book.text(of: phrase, values)
    }

    private func words(_ phrase: Phrase, _ changes: [String: String?] = [:]) throws -> String {
        try said(phrase, changes).parts.map { part in
            if case .literal(let text) = part { text } else { "…" }
        }.joined()
    }

    @Test func `says a phrase without variables`() throws {
        #expect(try words(.listDisputed) == "list-disputed")
    }

    @Test func `writes a time and a date as the locale does`() throws {
        let span = try #require(TimeSpan("PT24H"))
        #expect(try words(.listDelay(span)) == "list-delay 24 hours")
        let date = try #require(CalendarDate("2025-01-16"))
        #expect(try words(.detailsReviewed(date)) == "details-reviewed 16 January 2025")
        let year = try #require(CalendarDate("2013"))
        #expect(try words(.listEndedSince(year)) == "list-ended-since 2013")
    }

    @Test func `names a language in the language of the book`() throws {
        let german = try #require(LanguageTag("de"))
        #expect(try words(.fallbackNotice(german)) == "fallback-notice German")
    }

    @Test func `enumerates nouns`() throws {
        let nouns = [
            "list-subject-botnet": "computers with malware",
            "list-subject-phishing": "domains of {{organization}}",
        ]
        #expect(
            try words(.listHolds([.botnet, .phishing, .malware]), nouns)
                == "list-holds computers with malware, domains of Example Mail and "
                + "list-subject-malware")
    }

    @Test func `a phrase may print a value that only the link knows`() throws {
        let phrase = "{{#ip}}{{ip}}{{/ip}}{{^ip}}?{{/ip}}"
        let text = try said(.listDisputed, ["list-disputed": phrase])
        #expect(text == Text(ifKnown: .ip, Text([.parameter(.ip)]), else: Text("?")))
    }

    @Test func `keeps a value of its own as it is`() throws {
        let forward = Text(ifKnown: .ip, Text("a {{b}} <c>"))
        let said = try said(.forwardMessage(forward, Text("/d")))
        #expect(
            said.parts == [
                .literal("forward-message "), .begin(Condition(.ip, isKnown: true)),
                .literal("a {{b}} <c>"), .end, .literal(" "), .literal("/d"),
            ])
    }

    @Test func `a missing phrase is an error, and says nothing`() throws {
        let (book, messages) = try PhraseBook.made(["list-disputed": nil])
        #expect(messages == ["en.yaml:1:1: error: the phrase 'list-disputed' is missing"])
        #expect(book.text(of: .listDisputed, [:]) == Text())
    }

    @Test(
        "reports what a phrase may not print",
        arguments: [
            (
                "list-disputed", "{{duration}}",
                "en.yaml:1:1: error: unknown variable 'duration'; known are: code, ip, ip-reversed, "
                    + "list, list-ended, list-name, list-operator, list-service, list-zone, "
                    + "lookup, organization, takes-code, takes-ip, takes-list"
            ),
            (
                "list-delay", "{{durations}}",
                "en.yaml:1:1: error: unknown variable 'durations'; did you mean 'duration'?"
            ),
            (
                "list-subject-botnet", "{{ip}}",
                "en.yaml:1:1: error: unknown variable 'ip'; known are: organization"
            ),
            (
                "actor-sender-text", "{{list}}",
                "en.yaml:1:1: error: '{{list}}' may be missing; put it into {{#list}} … {{/list}} "
                    + "and say the sentence without it in {{^list}} … {{/list}}"
            ),
        ])
    func rules(name: String, text: String, message: String) throws {
        #expect(try PhraseBook.made([name: text]).messages == [message])
    }

    @Test func `a phrase cannot have the name of a value`() throws {
        #expect(
            try PhraseBook.made(["title": "x"]).messages == [
                "en.yaml:1:1: error: 'title' is a name of the page itself; give the phrase another "
                    + "one"
            ])
    }
}
