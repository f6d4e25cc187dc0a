import Rejections
import Testing

@Suite struct ListNameTests {
    @Test func `a name with a dot is a zone, a single label a service`() throws {
        let zone = try #require(Zone("bl.spamcop.net"))
        let slug = try #require(Slug("t-online"))
        #expect(ListName("BL.SpamCop.net") == .zone(zone))
        #expect(ListName("t-online") == .service(slug))
        #expect(ListName.zone(zone).zone == zone)
        #expect(ListName.service(slug).zone == nil)
    }

    @Test(
        "rejects what is neither",
        arguments: ["", "T-Online", "a b", "192.0.2.1", "bl.spamcop.net.", "-a", "a/b"])
    func invalid(text: String) {
        #expect(ListName(text) == nil)
    }

    @Test func `names are in the order of their texts`() {
        let names = ["z.example", "b", "a.example", "c.example"].compactMap { ListName($0) }
        #expect(
            names.sorted().map(\.description) == ["a.example", "b", "c.example", "z.example"])
    }
}
