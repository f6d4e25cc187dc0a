/// All phrases that the program says, by name.
enum PhraseRegistry {
    static let declarations: [String: PhraseDeclaration] = Dictionary(
        uniqueKeysWithValues: (Phrase.ofReasons + Phrase.ofLists).flatMap(\.declarations)
            .map { ($0.name, $0) })

    /// The names in a fixed order.
    static let names = declarations.keys.sorted()
}
