internal import Links

/// How a web server writes rules in its configuration.
protocol RuleSyntax {
    /// The lines that give the rule's variable its value, without a final line break.
    static func text(of rule: Rule) -> String
}

extension RuleSyntax {
    /// All rules, each step with its title as a comment.
    static func text(of rules: LinkRules) -> String {
        rules.steps.map { step in
            "# \(step.title).\n" + step.rules.map(text).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
