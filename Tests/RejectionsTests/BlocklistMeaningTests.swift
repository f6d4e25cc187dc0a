import Rejections
import Testing

@Suite struct BlocklistMeaningTests {
    @Test(
        "a meaning is a note, the list's own name, or both",
        arguments: [
            ("listed", nil, "listed"), ("spam-source", nil, "spam-source"),
            ("CSS", "CSS", nil), ("policy list", "policy list", nil),
            ("PBL, provider-range", "PBL", "provider-range"),
            ("a, b, listed", "a, b", "listed"), ("brute-force login", "brute-force login", nil),
        ] as [(String, String?, String?)])
    func parts(text: String, name: String?, note: String?) throws {
        let meaning = try #require(Blocklist.Meaning(text))
        #expect(meaning.name?.description == name)
        #expect(meaning.note?.rawValue == note)
        #expect(meaning.description == text)
    }

    @Test(
        "what is written like a note is one",
        arguments: ["open-relays", "PBL, provider-ranges", "listed\nagain"])
    func mistakes(text: String) {
        #expect(Blocklist.Meaning(text) == nil)
    }

    @Test func `no two notes have the same name`() {
        let names = Blocklist.Note.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
    }
}
