import Rejections
import SiteContent
import Templating
import Testing

@testable import PageCompiler

@Suite struct PhraseRegistryTests {
    @Test func `a family has a phrase for each choice`() {
        #expect(
            Phrase.actor.declarations.map(\.name) == [
                "actor-sender", "actor-provider", "actor-recipient", "actor-operator",
                "actor-nobody", "actor-unknown",
            ])
        #expect(Phrase.actor(.sender) == Phrase("actor-sender"))
    }

    @Test func `a phrase declares the variables that it takes`() throws {
        let declaration = try #require(PhraseRegistry.declarations["forward-message"])
        #expect(declaration.variables.map(\.name) == ["forward", "page-url"])
        #expect(!declaration.isNoun)
        let phrase = Phrase.forwardMessage(.init("a"), .init("b"))
        #expect(phrase.variables == ["forward": .text(.init("a")), "page-url": .text(.init("b"))])
    }

    @Test func `all phrases are required, each with what an editor must know`() throws {
        let required = SiteCompiler.requiredPhrases
        #expect(required.map(\.name) == PhraseRegistry.names)
        let meanings = ["fallback-notice", "list-need-account", "list-website"].map { name in
            required.first { $0.name == name }?.meaning
        }
        #expect(
            meanings == [
                "It may print {{language-name}}, the language of the text.",
                "A noun in an enumeration, without variables but {{organization}}.", nil,
            ])
    }
}
