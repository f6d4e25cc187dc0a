import Links
import Pages
import Rejections
import Testing

@testable import Serving

@Suite struct NegotiationTests {
    private func negotiation(_ tags: String..., standard: String) throws -> Negotiation {
        Negotiation(
            locales: try tags.map { try #require(LanguageTag($0)) },
            defaultLocale: try #require(LanguageTag(standard)))
    }

    @Test(
        "the language is found by RFC 4647 lookup, in the order of quality",
        arguments: [
            (nil, "de"), ("", "de"), ("en", "en"), ("EN-us", "en"), ("fr", "de"),
            ("fr, en;q=0.5", "en"), ("de;q=0.5, en;q=0.8", "en"), ("en;q=0.5, de;q=0.5", "en"),
            ("en;q=0", "de"), ("de;q=0, *;q=0.1", "en"), ("*", "de"), ("*;q=0", "de"),
            ("zh-Hant-CN-x-private1, en;q=0.1", "zh-Hant"), ("zh", "de"), ("zh-Hans, fr", "de"),
            ("en;q=2", "de"), ("en;q=0.1234", "de"), ("en;q=x, zh-Hant;q=0.2", "zh-Hant"),
            (",,;;, en ;q=0.3", "en"), ("\"><script>", "de"), ("en-x-de, fr", "en"),
        ] as [(String?, String)])
    func locale(field: String?, expected: String) throws {
        let negotiation = try negotiation("de", "en", "zh-Hant", standard: "de")
        #expect(negotiation.locale(acceptLanguage: field).description == expected)
    }

    @Test(
        "the format with the highest quality is chosen, HTML where several are equal",
        arguments: [
            (nil, .html), ("*/*", .html), ("text/plain", .text), ("application/json", .json),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", .html),
            ("application/json, text/plain;q=0.9", .json), ("text/*", .html),
            ("text/plain;q=0.5, text/html;q=0.4", .text), ("image/png", .html),
            ("text/html;q=0, text/*", .text), ("application/*", .json),
        ] as [(String?, Format)])
    func format(field: String?, expected: Format) throws {
        let negotiation = try negotiation("de", standard: "de")
        #expect(negotiation.format(accept: field) == expected)
    }

    @Test(
        "gzip is for clients that accept it",
        arguments: [
            ("gzip", true), ("GZIP, deflate, br", true), ("gzip;q=0", false), ("br", false),
            ("*", true), ("*, gzip;q=0", false), ("identity", false), ("", false),
            ("deflate;q=0.5, gzip;q=0.001", true),
        ])
    func gzip(field: String, expected: Bool) {
        #expect(Negotiation.acceptsGzip(acceptEncoding: field) == expected)
    }

    @Test func `only the beginning of a very long field is read`() throws {
        let negotiation = try negotiation("de", "en", standard: "de")
        let field = Array(repeating: "fr", count: 5000).joined(separator: ",") + ",en"
        #expect(negotiation.locale(acceptLanguage: field).description == "de")
    }

    @Test("a range is read up to 8 subtags and 35 characters")
    func longRange() throws {
        let negotiation = try negotiation("de", "en", standard: "de")
        for range in [
            "en-a1-a2-a3-a4-a5-a6-a7-a8-a9", "en-\(String(repeating: "a", count: 100))",
            "en" + String(repeating: "-abcdefgh", count: 200),
            "en" + String(repeating: "-a", count: 1000),
        ] {
            #expect(negotiation.locale(acceptLanguage: range).description == "en")
        }
        let long = String(repeating: "a", count: 36)
        #expect(negotiation.locale(acceptLanguage: "\(long), en;q=0.1").description == "en")
    }
}
