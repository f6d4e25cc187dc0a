internal import Links

/// A rule as nginx's `map`, which works out a value when it is first used.
enum NginxMaps: RuleSyntax {
    static func text(of rule: Rule) -> String {
        map(
            source(rule.source), "$\(rule.variable.name)",
            rule.entries.map { ($0.pattern, result($0.result)) }, default: rule.otherwise)
    }

    /// A map in nginx's own notation: source and values may contain its variables, and values `$1`.
    static func map(
        _ source: String, _ variable: String, _ entries: [(pattern: Rule.Pattern, value: String)],
        default: String = ""
    ) -> String {
        let lines = [("default", `default`)] + entries.map { (key($0.pattern), $0.value) }
        let body = lines.map { "    \($0) \(quoted($1));\n" }.joined()
        return "map \(quoted(source)) \(variable) {\n\(body)}"
    }

    static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "\\\""))\""
    }

    private static func source(_ source: RuleSource) -> String {
        source.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .input(let input): "${\(name(of: input))}"
            case .variable(let variable): "${\(variable.name)}"
            }
        }.joined()
    }

    private static func name(of input: LinkInput) -> String {
        switch input {
        case .rawQuery: "args"
        case .requestPath: "uri"
        case .requestTarget: "request_uri"
        case .acceptLanguage: "http_accept_language"
        case .clientAddress: "remote_addr"
        }
    }

    private static func key(_ pattern: Rule.Pattern) -> String {
        switch pattern {
        case .text(""): "\"\""
        // Words of the map itself.
        case .text(let text) where ["default", "hostnames", "include", "volatile"].contains(text):
            "\\\(text)"
        // Longer texts do not fit into nginx's hash buckets, 64 bytes by default.
        case .text(let text) where text.utf8.count > 40:
            quoted("~*^\(LinkPattern.literal(text))\\z")
        case .text(let text): text
        case .expression(let expression): quoted("~*\(expression)")
        }
    }

    private static func result(_ result: RuleResult) -> String {
        result.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .group(let number): "$\(number)"
            }
        }.joined()
    }
}
