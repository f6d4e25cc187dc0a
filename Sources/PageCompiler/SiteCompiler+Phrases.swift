package import SiteContent

extension SiteCompiler {
    /// The phrases that every locale must have, besides those that templates name.
    package static var requiredPhrases: [RequiredPhrase] {
        PhraseRegistry.declarations.values.sorted { $0.name < $1.name }.map {
            RequiredPhrase(name: $0.name, meaning: $0.meaning)
        }
    }
}

extension PhraseDeclaration {
    /// What an editor must know; `nil` if the phrase is like any other.
    fileprivate var meaning: String? {
        if isNoun { return "A noun in an enumeration, without variables but {{organization}}." }
        guard !variables.isEmpty else { return nil }
        let list = variables.map { "{{\($0.name)}}, \($0.meaning)" }
        return "It may print \(list.joined(separator: "; "))."
    }
}
