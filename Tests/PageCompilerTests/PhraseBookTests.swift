import Diagnostics
import Pages
import Rejections
import Templating
import Testing

@testable import PageCompiler
@testable import SiteContent

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

    @Test func `says nothing with a phrase that is missing`() throws {
        #expect(try words(.listDisputed, ["list-disputed": nil]) == "")
    }

    @Test func `reports a phrase that is missing, unless the default locale has it`() throws {
        let (german, english) = (try #require(LanguageTag("de")), try #require(LanguageTag("en")))
        func messages(
            german germanChanges: [String: String?], english englishChanges: [String: String?]
        ) -> [String] {
            var diagnostics = Diagnostics()
            SiteCompiler.checkPhrases(
                [
                    german: .made(germanChanges, path: "de.yaml"),
                    english: .made(englishChanges, path: "en.yaml"),
                ], defaultLocale: german, into: &diagnostics)
            return diagnostics.sorted.map(\.description)
        }
        let without = ["list-disputed": String?.none]
        let inGerman = "de.yaml:1:1: error: the phrase 'list-disputed' is missing"
        let inEnglish = "en.yaml:1:1: error: the phrase 'list-disputed' is missing"
        #expect(messages(german: [:], english: [:]) == [])
        #expect(messages(german: without, english: without) == [inGerman, inEnglish])
        #expect(messages(german: without, english: [:]) == [inGerman])
        // The loader has reported it.
        #expect(messages(german: [:], english: without) == [])
    }

    @Test(
        "reports what a phrase may not print",
        arguments: [
            (
                "list-disputed", "{{duration}}",
                "en.yaml:1:1: error: unknown variable 'duration'; known are: allowlist, "
                    + "attachment-size, code, code-permanent, code-transient, form, "
                    + "greylisting-delay, ip, ip-reversed, ip-v6, list, list-ended, "
                    + "list-expires-only, list-name, list-no-ipv6, list-operator, list-own, list-range, "
                    + "list-requestable, list-service, list-unused, list-zone, lookup, message-size, organization, phone, refused-attachments, role, "
                    + "takes-code, takes-ip, takes-list"
            ),
            (
                "list-delay", "{{durations}}",
                "en.yaml:1:1: error: unknown variable 'durations'; did you mean 'duration'?"
            ),
            (
                "list-subject-botnet", "{{ip}}",
                "en.yaml:1:1: error: unknown variable 'ip'; known are: allowlist, "
                    + "attachment-size, greylisting-delay, message-size, organization, "
                    + "refused-attachments, role"
            ),
            (
                "actor-sender-text", "{{list}}",
                "en.yaml:1:1: error: '{{list}}' may be missing; put it into {{#list}} … {{/list}} "
                    + "and say the sentence without it in {{^list}} … {{/list}}"
            ),
        ])
    func rules(name: String, text: String, message: String) throws {
        let messages = try PhraseBook.made([name: text]).messages
        #expect(messages == [message])
    }

    @Test func `a phrase cannot have the name of a value`() throws {
        #expect(
            try PhraseBook.made(["title": "x"]).messages == [
                "en.yaml:1:1: error: 'title' is a name of the page itself; give the phrase another "
                    + "one"
            ])
    }
}
