internal import Foundation
package import Links

/// Carries out rules as a web server does.
package struct RuleInterpreter {
    private let rules: [Rule]
    private let expressions: [String: NSRegularExpression]
    /// Whether expressions are matched against an empty source; nginx does not do that.
    private let matchesEmptySources: Bool

    package init(_ rules: [Rule], matchesEmptySources: Bool = false) throws {
        self.rules = rules
        self.matchesEmptySources = matchesEmptySources
        let patterns = rules.flatMap(\.entries).compactMap { entry in
            if case .expression(let pattern) = entry.pattern { pattern } else { nil }
        }
        expressions = try Dictionary(
            patterns.map { ($0, try NSRegularExpression(pattern: $0, options: .caseInsensitive)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The values that the rules find out, in their order.
    package func values(of inputs: [LinkInput: String]) -> [LinkVariable: String] {
        var values: [LinkVariable: String] = [:]
        for rule in rules {
            let source = rule.source.pieces.map { piece in
                switch piece {
                case .text(let text): text
                case .input(let input): inputs[input] ?? ""
                case .variable(let variable): values[variable] ?? "undefined"
                }
            }.joined()
            values[rule.variable] = value(of: rule, source)
        }
        return values
    }

    /// What one rule makes of a source.
    package func value(of rule: Rule, _ source: String) -> String {
        rule.entries.lazy.compactMap { value(of: $0, source) }.first ?? rule.otherwise
    }

    private func value(of entry: Rule.Entry, _ source: String) -> String? {
        var groups: [String] = []
        switch entry.pattern {
        case .text(let text):
            if source.lowercased() != text.lowercased() { return nil }
        case .expression(let pattern):
            // As UTF-16, since to Swift a line break of two characters is one.
            let (text, whole) = (NSString(string: source), NSRange(0..<source.utf16.count))
            guard matchesEmptySources || !source.isEmpty,
                let match = expressions[pattern]?.firstMatch(in: source, range: whole)
            else { return nil }
            groups = (0..<match.numberOfRanges).map(match.range).map { range in
                range.location == NSNotFound ? "" : text.substring(with: range)
            }
        }
        return entry.result.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .group(let number): groups[number]
            }
        }.joined()
    }
}
