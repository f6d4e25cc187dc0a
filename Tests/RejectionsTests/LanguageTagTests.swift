import Rejections
import Testing

@Suite struct LanguageTagTests {
    @Test(
        "prints a tag in its conventional case",
        arguments: [
            ("de", "de"), ("DE", "de"), ("gsw", "gsw"), ("pt-br", "pt-BR"), ("PT-BR", "pt-BR"),
            ("zh-hant", "zh-Hant"), ("ZH-HANT-TW", "zh-Hant-TW"), ("mN-cYrL-Mn", "mn-Cyrl-MN"),
            ("es-419", "es-419"), ("de-1996", "de-1996"), ("de-ch-1901", "de-CH-1901"),
            ("sl-ROZAJ-Biske", "sl-rozaj-biske"), ("hy-latn-it-AREVELA", "hy-Latn-IT-arevela"),
            ("en-gb-oxendict", "en-GB-oxendict"),
        ])
    func valid(text: String, tag: String) throws {
        let language = try #require(LanguageTag(text))
        #expect(language.description == tag)
        #expect(language.description == tag)
        #expect(LanguageTag(tag) == language)
    }

    @Test(
        "rejects anything else, and tags with extensions",
        arguments: [
            "", "-", "d", "deutsch", "d1", "12", "de-", "-de", "de--DE", "de_DE", "de-D", "de-1",
            "de-u-co-phonebk", "x-private", "de-x-a", "i-klingon", "de-abcdefghi", "de DE", " de",
            "de ",
            "de\n", "de\0", "de-DE\r\n", "*", "d*", "dé", "ｄｅ", "dе", "de-Ⅻab",
            "de-\u{661}\u{662}\u{663}",
            "de-DE\u{301}", "../de", "de/", "de.",
        ])
    func invalid(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test(
        "rejects tags in another order than language-script-region-variant (RFC 5646 §2.1)",
        arguments: [
            "de-12", "de-a1", "de-a12", "de-a123", "de-12345a-Latn", "de-DE-Latn", "de-DE-AT",
            "de-Latn-Cyrl", "de-1901-DE",
        ])
    func wrongShape(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test func `tags are ordered by their text`() {
        let tags = ["zh", "de-CH", "en", "DE"].compactMap { LanguageTag($0) }
        #expect(tags.sorted().map(\.description) == ["de", "de-CH", "en", "zh"])
    }
}
