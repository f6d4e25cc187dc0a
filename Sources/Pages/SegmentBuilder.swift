package import Rejections

/// Puts the segments of a page together: no two literals are adjacent unless one is shared, no
/// section is empty, and none asks for what is already decided.
package struct SegmentBuilder {
    private var segments: [Segment] = []
    private var literal: [UInt8] = []
    private var open: [OpenSection] = []
    /// How many of the open sections never show.
    private var hiddenCount = 0
    /// The parameters of the page; what asks for another one is unknown.
    private let parameters: Set<Parameter>

    private enum OpenSection {
        case shown
        case hidden
        /// The link decides; `start` is the index of the segment that begins the section.
        case conditional(Condition, start: Int)
    }

    /// - Parameters:
    ///   - parameters: those that a link may give the page.
    ///   - capacity: about how many octets of literals will be added.
    package init(parameters: Set<Parameter> = Set(Parameter.allCases), capacity: Int = 0) {
        self.parameters = parameters
        literal.reserveCapacity(capacity)
    }

    /// Adds finished bytes.
    package mutating func append(literal bytes: some Collection<UInt8>) {
        guard hiddenCount == 0 else { return }
        literal.append(contentsOf: bytes)
    }

    /// Adds finished text.
    package mutating func append(literal text: String) {
        append(literal: text.utf8)
    }

    /// Adds a text as it may appear in a context; a long one is shared.
    package mutating func append(literal text: String, in context: Segment.Context) {
        guard hiddenCount == 0 else { return }
        guard text.utf8.count < Self.shareableCount else {
            var bytes: [UInt8] = []
            context.appendEscaped(text, to: &bytes)
            return append(shared: bytes)
        }
        context.appendEscaped(text, to: &literal)
    }

    /// Adds finished bytes that other pages have too: a long literal stays a segment of its own,
    /// so that it exists once for all of them.
    package mutating func append(shared bytes: [UInt8]) {
        guard hiddenCount == 0 else { return }
        guard bytes.count >= Self.shareableCount else { return append(literal: bytes) }
        endLiteral()
        segments.append(.literal(bytes))
    }

    package mutating func append(placeholder form: ParameterForm, _ context: Segment.Context) {
        guard hiddenCount == 0, parameters.contains(form.parameter) else { return }
        endLiteral()
        segments.append(.placeholder(form, context))
    }

    /// Opens a section.
    package mutating func begin(_ condition: Condition, _ context: Segment.Context) {
        switch decided(condition) {
        case true?: beginShown()
        case false?: beginHidden()
        case nil:
            endLiteral()
            open.append(.conditional(condition, start: segments.count))
            segments.append(.begin(condition, context, count: 0))
        }
    }

    /// Opens a section that never shows.
    package mutating func beginHidden() {
        open.append(.hidden)
        hiddenCount += 1
    }

    /// Opens a section that always shows.
    package mutating func beginShown() {
        open.append(.shown)
    }

    /// Closes the section that was opened last.
    /// - Precondition: A section is open.
    package mutating func end() {
        switch open.popLast() {
        case nil: preconditionFailure("every end closes a section")
        case .shown?: break
        case .hidden?: hiddenCount -= 1
        case .conditional(_, let start)?: endConditional(start)
        }
    }

    private mutating func endConditional(_ start: Int) {
        endLiteral()
        guard segments.count > start + 1,
            case .begin(let condition, let context, _) = segments[start]
        else {
            segments.removeLast()
            reopenLiteral()
            return
        }
        segments.append(.end)
        let count = segments.count - 1 - start
        segments[start] = .begin(condition, context, count: UInt32(count))
    }

    /// Adds segments that another builder made.
    package mutating func append(segments: [Segment]) {
        for segment in segments {
            switch segment {
            case .literal(let bytes): append(shared: bytes)
            case .placeholder(let form, let context): append(placeholder: form, context)
            case .begin(let condition, let context, _): begin(condition, context)
            case .end: end()
            }
        }
    }

    /// What was added.
    package consuming func finished() -> [Segment] {
        precondition(open.isEmpty, "every section is closed")
        endLiteral()
        return segments
    }

    /// From this length on a shared literal is worth a segment of its own, in octets.
    private static let shareableCount = 512

    /// Whether the condition holds or not wherever the open sections are shown; `nil` if the link
    /// decides it.
    private func decided(_ condition: Condition) -> Bool? {
        if hiddenCount > 0 || !parameters.contains(condition.form.parameter) {
            return !condition.isKnown
        }
        for case .conditional(let outer, _) in open where outer.form == condition.form {
            return outer.isKnown == condition.isKnown
        }
        return nil
    }

    /// Goes on with the last literal, so that a section that turned out empty parts nothing.
    private mutating func reopenLiteral() {
        guard case .literal(let bytes)? = segments.last, bytes.count < Self.shareableCount else {
            return
        }
        segments.removeLast()
        literal = bytes
    }

    private mutating func endLiteral() {
        guard !literal.isEmpty else { return }
        segments.append(.literal(literal.compact))
        literal.removeAll(keepingCapacity: true)
    }
}
