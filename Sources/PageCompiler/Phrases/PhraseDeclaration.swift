/// What is known of a phrase before anything is said with it: what locale files must have, and what
/// they may print in it.
struct PhraseDeclaration: Sendable {
    let name: String
    /// The variables that only this phrase has.
    var variables: [Variable] = []
    /// Whether it is a noun in an enumeration, which has no variables of a page.
    var isNoun = false

    struct Variable: Sendable {
        let name: String
        /// What it prints, for editors.
        let meaning: String
    }
}

/// One or more phrases, declared together.
protocol DeclaredPhrases: Sendable {
    var declarations: [PhraseDeclaration] { get }
}

/// A phrase without variables of its own declares itself.
extension Phrase: DeclaredPhrases {
    var declarations: [PhraseDeclaration] { [PhraseDeclaration(name: name)] }
}

/// A phrase with variables of its own. It is called with their values.
struct PhraseWithVariables<each Argument>: DeclaredPhrases {
    private let name: String
    private let variables: (repeat PhraseVariable<each Argument>)

    init(_ name: String, _ variables: repeat PhraseVariable<each Argument>) {
        self.name = name
        self.variables = (repeat each variables)
    }

    func callAsFunction(_ arguments: repeat each Argument) -> Phrase {
        var values: [String: PhraseValue] = [:]
        for (variable, argument) in repeat (each variables, each arguments) {
            values[variable.name] = variable.value(argument)
        }
        return Phrase(name, values)
    }

    var declarations: [PhraseDeclaration] {
        var declaration = PhraseDeclaration(name: name)
        for variable in repeat each variables {
            declaration.variables.append(.init(name: variable.name, meaning: variable.meaning))
        }
        return [declaration]
    }
}

/// A phrase for each of several choices, whose names contain the choice. It is called with one.
struct PhraseFamily<Choice>: DeclaredPhrases
where Choice: CaseIterable & RawRepresentable<String> {
    private let prefix: String
    private let suffix: String
    private let areNouns: Bool

    /// - Parameter areNouns: whether they are nouns in an enumeration.
    init(_ prefix: String, _ suffix: String = "", areNouns: Bool = false) {
        self.prefix = prefix
        self.suffix = suffix
        self.areNouns = areNouns
    }

    func callAsFunction(_ choice: Choice) -> Phrase {
        Phrase(prefix + choice.rawValue + suffix)
    }

    var declarations: [PhraseDeclaration] {
        Choice.allCases.map { PhraseDeclaration(name: self($0).name, isNoun: areNouns) }
    }
}
