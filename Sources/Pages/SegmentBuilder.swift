package import Rejections

/// Puts a page together so that no two literals stand side by side.
package struct SegmentBuilder {
    private var segments: [Segment] = []
    private var literal: [UInt8] = []

    /// - Parameter capacity: about how many octets of literals will be added.
    package init(capacity: Int = 0) {
        literal.reserveCapacity(capacity)
    }

    /// Adds finished bytes.
    package mutating func append(literal bytes: [UInt8]) {
        literal.append(contentsOf: bytes)
    }

    /// Adds finished text.
    package mutating func append(literal text: String) {
        literal.append(contentsOf: text.utf8)
    }

    /// Adds a text as it may stand in a context.
    package mutating func append(literal text: String, in context: Segment.Context) {
        context.appendEscaped(text, to: &literal)
    }

    package mutating func append(placeholder parameter: Parameter, _ context: Segment.Context) {
        endLiteral()
        segments.append(.placeholder(parameter, context))
    }

    package mutating func append(segments: [Segment]) {
        for segment in segments {
            switch segment {
            case .literal(let bytes): append(literal: bytes)
            case .placeholder(let parameter, let context): append(placeholder: parameter, context)
            }
        }
    }

    /// What was added.
    package consuming func finished() -> [Segment] {
        endLiteral()
        return segments
    }

    private mutating func endLiteral() {
        guard !literal.isEmpty else { return }
        segments.append(.literal(literal))
        literal = []
    }
}
