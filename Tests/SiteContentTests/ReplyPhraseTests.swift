import Diagnostics
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite("Phrases by which replies are recognized")
struct ReplyPhraseTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder.content()
    }

    private func write(_ reason: String, _ text: String) throws {
        try folder.write("Content/reasons/\(reason)/replies.yaml", text)
    }

    private var diagnostics: [String] {
        ContentLoader.load(folder.sources).diagnostics.sorted.map {
            folder.relative($0.description)
        }
    }

    private static let phrase = """
        phrases:
          - text: Relaying   denied
            weight: 7
            not: [authentication]
            example: 550 5.7.1 Relaying denied

        """

    @Test("a phrase is in lower case with single blanks, and belongs to its folder's reason")
    func phrase() throws {
        try write("dnsbl", Self.phrase + "codes: [5.7.1]\n")
        let content = ContentLoader.load(folder.sources)
        #expect(content.diagnostics.sorted.map(\.description) == [])
        let replies = try #require(content.partialSite).replies.all
        let phrase = try #require(replies.phrases.first)
        #expect(phrase.reason.description == "dnsbl")
        #expect(phrase.text.description == "relaying denied")
        #expect(phrase.not.map(\.description) == ["authentication"])
        #expect(replies.codes.map(\.value.description) == ["dnsbl"])
    }

    @Test("every problem is reported at its own place")
    func problems() throws {
        try write(
            "dnsbl",
            Self.phrase + """
                  - text: relaying denied
                    weight: 10
                    not: [authentication]
                    exmple: 550 5.7.1 Relaying denied
                  - text: RELAYING denied
                    weight: 2
                    not: [authentication]
                    example: 550 5.7.1 Relaying denied
                  - text: "ab"
                    weight: 2
                    example: 550 ab

                """)
        let file = "Content/reasons/dnsbl/replies.yaml"
        #expect(
            diagnostics == [
                "\(file):6:5: error: 'example' is missing",
                "\(file):7:13: error: '10' is not a weight from 1 to 9",
                "\(file):9:5: error: unknown key 'exmple'; did you mean 'example'?",
                "\(file):10:11: error: the phrase 'relaying denied' is already in line 2",
                "\(file):14:11: error: 'ab' is not words of a reply with at least three letters",
            ])
    }

    @Test("what concerns every blocklist says where the list is named")
    func frames() throws {
        try folder.write(
            "Content/replies.yaml",
            """
            listings:
              - {text: "blocked using {list}", example: 554 blocked using bl.list.example}
              - {text: blocked using a list, example: 554 blocked using a list}
            declined:
              - {text: "{list} declined", example: 554 bl.list.example declined}
            blocking: [blocked]

            """)
        #expect(
            diagnostics == [
                "Content/replies.yaml:3:12: error: the words must say where the list is named: "
                    + "{list}",
                "Content/replies.yaml:5:12: error: where the list is named is known from "
                    + "'listings'; leave {list} out",
            ])
    }
}
