import Diagnostics
import Rejections
import SourceFiles
import Testing

@testable import PageCompiler
@testable import SiteContent

extension Phrases {
    /// Each phrase that the program says: its name, followed by its own variables; nouns are the last
    /// part of their name.
    static func made(
        _ changes: [String: String?] = [:], path: String = "en.yaml"
    ) -> Phrases {
        let texts = PhraseRegistry.declarations.mapValues { declaration -> String? in
            if declaration.isNoun { return declaration.name }
            return ([declaration.name] + declaration.variables.map { "{{\($0.name)}}" })
                .joined(separator: " ")
        }
        return Phrases(
            path: path,
            entries: texts.merging(changes) { _, new in new }.compactMapValues { $0 }.mapValues {
                SourceText(text: $0, path: path, origin: .start)
            })
    }
}

extension PhraseBook {
    /// A book of English phrases with dates and times as in Great Britain, and what is wrong with it.
    static func made(
        _ changes: [String: String?] = [:]
    ) throws -> (book: PhraseBook, messages: [String]) {
        var diagnostics = Diagnostics()
        let facts = LocaleFacts(
            try #require(LanguageTag("en")), formats: LanguageTag("en-GB"))
        let book = PhraseBook(.made(changes), facts: facts, into: &diagnostics)
        return (book, diagnostics.sorted.map(\.description))
    }
}
