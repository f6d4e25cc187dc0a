import Rejections
import Testing

@Suite struct SlugTests {
    @Test(
        "a slug is lower-case words joined by hyphens",
        arguments: [
            "a", "0", "spf", "no-reverse-dns", "dnsbl-broken", "uceprotect-1", "a-b-c", "404",
            String(repeating: "a", count: 63),
        ])
    func valid(text: String) throws {
        let slug = try #require(Slug(text))
        #expect(slug.description == text)
        #expect(slug.description == text)
    }

    @Test(
        "rejects anything else",
        arguments: [
            "", "-", "--", "-a", "a-", "a--b", "A", "Spf", "a_b", "a.b", "a b", " a", "a ", "a\n",
            "a\0",
            "a/b", "../a", "a%20", "ä", "a\u{301}", "ａ", "а", "①", "a\u{200B}", "a‐b", "a–b",
            String(repeating: "a", count: 64),
        ])
    func invalid(text: String) {
        #expect(Slug(text) == nil)
    }

    @Test func `slugs are ordered by name`() {
        let slugs = ["spf", "dnsbl-broken", "dnsbl", "0"].compactMap { Slug($0) }
        #expect(slugs.sorted().map(\.description) == ["0", "dnsbl", "dnsbl-broken", "spf"])
    }
}
