/// What a rule reads: text with the values of inputs and variables in it.
package struct RuleSource: Sendable, ExpressibleByStringInterpolation {
    package enum Piece: Hashable, Sendable {
        case text(String)
        case input(LinkInput)
        case variable(LinkVariable)
    }

    package let pieces: [Piece]

    package init(stringLiteral text: String) {
        pieces = [.text(text)]
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        pieces = interpolation.pieces
    }

    /// The values of several variables, with a separator between them.
    package init(_ variables: [LinkVariable], separator: String) {
        let groups = variables.map { [Piece.variable($0)] }
        pieces = Array(groups.joined(separator: [.text(separator)]))
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ text: String) {
            if !text.isEmpty { pieces.append(.text(text)) }
        }

        package mutating func appendInterpolation(_ input: LinkInput) {
            pieces.append(.input(input))
        }

        package mutating func appendInterpolation(_ variable: LinkVariable) {
            pieces.append(.variable(variable))
        }
    }
}
