internal import Links

/// A rule as Caddy's `map`, inside a `route`.
///
/// Caddy works out a map again whenever its value is used, so a variable keeps the value.
enum CaddyMaps: RuleSyntax {
    static func text(of rule: Rule) -> String {
        let name = rule.variable.name
        let lines = rule.entries.map { entry in
            "\t`~(?i)\(expression(entry.pattern))` `\(result(entry.result))`\n"
        }
        return """
            map `\(source(rule.source))` {\(name)} {
            \(lines.joined())\tdefault `\(rule.otherwise)`
            }
            vars \(name) {\(name)}
            """
    }

    /// How other directives refer to a variable.
    static func placeholder(_ variable: LinkVariable) -> String { "{vars.\(variable.name)}" }

    private static func source(_ source: RuleSource) -> String {
        source.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .input(let input): placeholder(input)
            case .variable(let variable): placeholder(variable)
            }
        }.joined()
    }

    private static func placeholder(_ input: LinkInput) -> String {
        switch input {
        case .rawQuery: "{query}"
        case .requestPath: "{path}"
        case .requestTarget: "{http.request.orig_uri}"
        case .acceptLanguage: "{header.Accept-Language}"
        case .clientAddress: "{remote_host}"
        }
    }

    private static func expression(_ pattern: Rule.Pattern) -> String {
        switch pattern {
        case .text(let text): "^\(LinkPattern.literal(text))\\z"
        case .expression(let expression): LinkPattern.withoutLookahead(expression)
        }
    }

    private static func result(_ result: RuleResult) -> String {
        result.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .group(let number): "${\(number)}"
            }
        }.joined()
    }
}
