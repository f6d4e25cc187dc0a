package import Rejections

/// A piece of a compiled page.
package enum Segment: Hashable, Sendable {
    /// Finished bytes, UTF-8.
    case literal([UInt8])
    /// A spot where the value of a parameter goes.
    case placeholder(Parameter, Context)

    /// What surrounds a value, which decides how it is escaped.
    package enum Context: Hashable, Sendable, CaseIterable {
        /// Between HTML tags.
        case text
        /// In a double-quoted HTML attribute.
        case attribute
        /// In a value of a URL's query, itself in a double-quoted HTML attribute.
        case urlQuery
        /// In a JSON string.
        case json
        /// In a text file.
        case plain
    }
}

extension [Segment] {
    /// Adds finished bytes, joined to the literal before them.
    package mutating func append(literal bytes: some Sequence<UInt8>) {
        if case .literal(var last)? = popLast(if: \.isLiteral) {
            last.append(contentsOf: bytes)
            append(.literal(last))
        } else {
            append(.literal(Array<UInt8>(bytes)))
        }
    }

    /// Adds segments so that no two literals stand side by side.
    package mutating func append(segments: some Sequence<Segment>) {
        for segment in segments {
            switch segment {
            case .literal(let bytes): append(literal: bytes)
            case .placeholder: append(segment)
            }
        }
    }

    private mutating func popLast(if condition: (Segment) -> Bool) -> Segment? {
        guard let last, condition(last) else { return nil }
        return popLast()
    }
}

extension Segment {
    fileprivate var isLiteral: Bool {
        if case .literal = self { true } else { false }
    }
}
