import Rejections
import Testing

@testable import PageCompiler

@Suite struct LocaleFactsTests {
    private func facts(_ tag: String) throws -> LocaleFacts {
        LocaleFacts(try #require(LanguageTag(tag)))
    }

    @Test(
        "a language is called by its own name and written in its direction",
        arguments: [
            ("de", "Deutsch", "ltr"), ("en", "English", "ltr"), ("ar", "العربية", "rtl"),
            ("ja", "日本語", "ltr"), ("fr", "Français", "ltr"), ("he", "עברית", "rtl"),
        ])
    func names(tag: String, name: String, direction: String) throws {
        let facts = try facts(tag)
        #expect(facts.ownName == name)
        #expect(facts.direction == direction)
    }

    @Test(
        "a span of time stays in the unit of its source",
        arguments: [
            ("PT24H", "24 hours", "24 Stunden"), ("PT1H", "1 hour", "1 Stunde"),
            ("P7D", "7 days", "7 Tage"), ("P4W", "4 weeks", "4 Wochen"),
        ])
    func spans(expiry: String, english: String, german: String) throws {
        let expiry = try #require(TimeSpan(expiry))
        #expect(try facts("en").formatted(expiry) == english)
        #expect(try facts("de").formatted(expiry) == german)
    }

    @Test(
        "a date is printed as far as it is known",
        arguments: [
            ("2025-01-16", "January 16, 2025", "16. Januar 2025"),
            ("2025-01", "January 2025", "Januar 2025"), ("2013", "2013", "2013"),
        ])
    func dates(date: String, english: String, german: String) throws {
        let date = try #require(CalendarDate(date))
        #expect(try facts("en").formatted(date) == english)
        #expect(try facts("de").formatted(date) == german)
    }
}
