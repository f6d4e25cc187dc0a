internal import Diagnostics

/// How a text in a YAML file is written, and what it is read as.
struct ValueFormat<Value> {
    let grammar: TextGrammar
    let parse: (String) -> Value?
    private let explain: ((String) -> String)?

    /// - Parameter explain: says what is wrong with a text that `parse` rejects; without it the
    ///   message is made from the grammar.
    init(
        _ grammar: TextGrammar, explain: ((String) -> String)? = nil,
        parse: @escaping (String) -> Value?
    ) {
        self.grammar = grammar
        self.parse = parse
        self.explain = explain
    }

    /// What is wrong with a text that `parse` rejects.
    func problem(with text: String) -> String {
        if let explain { return explain(text) }
        let suggestion = Suggestion.clause(for: text, among: grammar.choices ?? [])
        return suggestion.isEmpty
            ? "\(Self.quoted(text)) is not \(grammar.description ?? "valid")"
            : "unknown value \(Self.quoted(text))\(suggestion)"
    }

    /// A value in a message, which is one line: control characters are written as escapes.
    private static func quoted(_ text: String) -> String {
        let characters = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
            default: String(scalar)
            }
        }
        return "'\(characters.joined())'"
    }
}

extension ValueFormat where Value: LosslessStringConvertible {
    init(_ description: String, pattern: String? = nil) {
        self.init(TextGrammar(description, pattern: pattern), parse: Value.init)
    }
}

extension ValueFormat where Value: CaseIterable & RawRepresentable<String> {
    /// The name of a case.
    static func choice(of type: Value.Type) -> Self {
        Self(TextGrammar(choices: type.allCases.map(\.rawValue)), parse: Value.init)
    }
}

/// What the texts of a format look like, for messages and schemas.
struct TextGrammar {
    /// Ends the sentence "'x' is not …"; `nil` if any text is valid.
    let description: String?
    /// A regular expression (ECMA-262) that every valid text matches.
    let pattern: String?
    /// All valid texts, if they can be listed.
    let choices: [String]?

    init(_ description: String?, pattern: String? = nil) {
        self.description = description
        self.pattern = pattern
        choices = nil
    }

    init(choices: [String]) {
        description = "one of " + choices.joined(separator: ", ")
        pattern = nil
        self.choices = choices
    }
}
