/// What an entry of a rule gives: text and what the groups of its expression captured. A group that
/// took no part in the match gives nothing.
///
/// In a literal, `$1` to `$9` are groups; interpolated text is taken as it is.
package struct RuleResult: Sendable, ExpressibleByStringInterpolation {
    package enum Piece: Hashable, Sendable {
        case text(String)
        case group(Int)
    }

    package private(set) var pieces: [Piece] = []

    package init(text: String) {
        append(text)
    }

    package init(stringLiteral pattern: String) {
        appendPattern(pattern)
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        self = interpolation.result
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var result = RuleResult(text: "")

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ pattern: String) {
            result.appendPattern(pattern)
        }

        package mutating func appendInterpolation(_ text: some CustomStringConvertible) {
            result.append(text.description)
        }
    }

    private mutating func append(_ text: some StringProtocol) {
        if !text.isEmpty { pieces.append(.text(String(text))) }
    }

    private mutating func appendPattern(_ pattern: String) {
        var rest = pattern[...]
        while let dollar = rest.firstIndex(of: "$") {
            let digit = rest.index(after: dollar)
            guard digit < rest.endIndex, let number = rest[digit].wholeNumberValue else { break }
            append(rest[..<dollar])
            pieces.append(.group(number))
            rest = rest[rest.index(after: digit)...]
        }
        append(rest)
    }
}
