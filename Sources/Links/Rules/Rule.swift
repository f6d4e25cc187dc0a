/// One step on the way from a link to a file: the first entry that fits the source gives the
/// variable its value.
///
/// Every web server that has maps or conditional variables can carry it out. Expressions are in the
/// syntax that PCRE and RE2 share, without look-around, and are matched without case. An empty
/// source is compared with texts only, since nginx does not match expressions against it.
package struct Rule: Sendable {
    package let variable: LinkVariable
    package let source: RuleSource
    /// Texts before expressions.
    package let entries: [Entry]
    /// The value if no entry fits.
    package let otherwise: String

    package init(
        _ variable: LinkVariable, of source: RuleSource, _ entries: [Entry],
        otherwise: String = ""
    ) {
        self.variable = variable
        self.source = source
        self.entries = entries
        self.otherwise = otherwise
    }

    /// What a source may be, and the value it then gives.
    package struct Entry: Sendable {
        package let pattern: Pattern
        package let result: RuleResult

        /// The source is this text, in any case.
        package static func text(_ text: String, _ result: String) -> Entry {
            Entry(pattern: .text(text), result: RuleResult(text: result))
        }

        /// The source contains a match of this expression.
        package static func matching(_ expression: String, _ result: RuleResult) -> Entry {
            Entry(pattern: .expression(expression), result: result)
        }
    }

    package enum Pattern: Hashable, Sendable {
        case text(String)
        case expression(String)
    }
}
