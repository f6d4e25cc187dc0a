internal import Links

/// A rule as lines of Apache's `SetEnvIfExpr`.
///
/// Each line whose condition holds sets the variable again, so the first entry comes last. What a
/// client sends is read in lower case: expressions ignore case, and values print better that way.
enum ApacheExpressions: RuleSyntax {
    static func text(of rule: Rule) -> String {
        let source = source(rule.source)
        let entries = merged(rule.entries).reversed().map { entry in
            set(rule.variable, entry.result, if: "\(source) =~ m#\(expression(entry.pattern))#i")
        }
        let otherwise =
            rule.otherwise.isEmpty
            ? [] : [set(rule.variable, RuleResult(text: rule.otherwise), if: "true")]
        return (otherwise + entries).joined(separator: "\n")
    }

    /// The path and query as they were sent, which Apache has only as a part of the request line.
    static var target: String {
        "SetEnvIfExpr \(quoted("%{THE_REQUEST} =~ m#^[^ ]+ +([^ ]+)#")) \(targetVariable)=$1"
    }

    private static let targetVariable = "retour_request"

    static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "\\\""))\""
    }

    /// How other directives refer to a variable.
    static func reference(_ variable: LinkVariable) -> String { "%{ENV:\(variable.name)}" }

    private static func set(
        _ variable: LinkVariable, _ result: RuleResult, if condition: String
    ) -> String {
        let value = result.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .group(let number): "$\(number)"
            }
        }.joined()
        // An empty value would be taken for `1`.
        let assignment = value.isEmpty ? "!\(variable.name)" : "\(variable.name)=\(value)"
        return "SetEnvIfExpr \(quoted(condition)) \(assignment)"
    }

    private static func source(_ source: RuleSource) -> String {
        var isSent = false
        let text = source.pieces.map { piece -> String in
            switch piece {
            case .text(let text): return text
            case .input(let input):
                isSent = true
                return "%{\(name(of: input))}"
            case .variable(let variable): return "%{reqenv:\(variable.name)}"
            }
        }.joined()
        return isSent ? "tolower('\(text)')" : "'\(text)'"
    }

    private static func name(of input: LinkInput) -> String {
        switch input {
        case .rawQuery: "QUERY_STRING"
        case .requestPath: "REQUEST_URI"
        case .requestTarget: "reqenv:\(targetVariable)"
        case .acceptLanguage: "req:Accept-Language"
        case .clientAddress: "REMOTE_ADDR"
        }
    }

    private static func expression(_ pattern: Rule.Pattern) -> String {
        switch pattern {
        case .text(let text): "^\(LinkPattern.literal(text))\\z"
        case .expression(let expression): expression
        }
    }

    /// The entries, those for lower-case texts that give themselves as one: there can be hundreds,
    /// and Apache tries them all.
    private static func merged(_ entries: [Rule.Entry]) -> [Rule.Entry] {
        var words: [String] = []
        let others = entries.filter { entry in
            guard case .text(let text) = entry.pattern, !text.isEmpty, text == text.lowercased(),
                entry.result.pieces == [.text(text)]
            else { return true }
            words.append(text)
            return false
        }
        return LinkPattern.alternatives(words.map(LinkPattern.literal)).map {
            .matching("^(\($0))\\z", "$1")
        } + others
    }
}
