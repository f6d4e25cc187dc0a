package import Pages
package import Rejections

/// How a value is put into a document, decided by what surrounds it.
package enum Placement: Hashable, Sendable {
    /// Escaped for a context; parameters may have one of their own.
    case escaped(Segment.Context, parameters: Segment.Context)
    /// A part of a URL: percent-encoded, then escaped.
    case encoded
    /// As it is: finished HTML or a style sheet.
    case raw
}

/// A document as a template makes it of any values of the same shape: literal bytes, slots and
/// sections.
package struct Skeleton: Sendable {
    package enum Piece: Hashable, Sendable {
        case literal([UInt8])
        case slot(Slot, Placement)
        case begin(SectionNames.Name, Segment.Context)
        case end
    }

    private var pieces: [Piece] = []
    /// About how many octets the document has.
    private var size = 0

    /// An empty document.
    package init() {}

    /// A rendered document in a format without markup, in which a value may be anywhere.
    package init(_ rendered: String, tokens: TokenTable, in context: Segment.Context) {
        tokens.scan(Array(rendered.utf8)) { literal in
            append(literal: literal)
        } token: { token in
            switch token {
            case .value(let entry):
                append(entry.slot, .escaped(context, parameters: context))
            case .begin(let name): begin(name, context)
            case .end: end()
            }
        }
    }

    mutating func append(literal bytes: some Collection<UInt8>) {
        size += bytes.count
        if case .literal(var last)? = pieces.last {
            pieces.removeLast()
            last.append(contentsOf: bytes)
            pieces.append(.literal(last))
        } else {
            pieces.append(.literal(Array(bytes)))
        }
    }

    mutating func append(_ slot: Slot, _ placement: Placement) {
        pieces.append(.slot(slot, placement))
    }

    mutating func begin(_ name: SectionNames.Name, _ context: Segment.Context) {
        pieces.append(.begin(name, context))
    }

    mutating func end() {
        pieces.append(.end)
    }

    /// The document with the values in their places.
    /// - Parameters:
    ///   - parameters: those that a link may give the page.
    ///   - value: the value of a slot.
    package func segments(
        _ parameters: Set<Parameter>, _ value: (Slot) -> Value
    ) -> [Segment] {
        var builder = SegmentBuilder(parameters: parameters, capacity: size + 4096)
        for piece in pieces {
            switch piece {
            case .literal(let bytes): builder.append(shared: bytes)
            case .slot(let slot, let placement): builder.append(value(slot), placement)
            case .begin(let name, let context):
                builder.begin(name, context, value: value(Slot(name: name.name)))
            case .end: builder.end()
            }
        }
        return builder.finished()
    }

    /// The document as a text, with texts and URLs in their places.
    package func text(_ value: (Slot) -> Value) -> Text {
        var result = Text()
        // Of each open section, when it is shown.
        var open: [Showing] = []
        for piece in pieces {
            let isHidden = open.contains { if case .never = $0 { true } else { false } }
            switch piece {
            case .literal(let bytes) where !isHidden:
                result.parts.append(.literal(String(decoding: bytes, as: UTF8.self)))
            case .slot(let slot, _) where !isHidden: result.parts += value(slot).text?.parts ?? []
            case .literal, .slot: break
            case .begin(let name, _):
                let showing = Showing(name, value: value(Slot(name: name.name)))
                if case .when(let condition) = showing { result.parts.append(.begin(condition)) }
                open.append(showing)
            case .end:
                if case .when? = open.popLast() { result.parts.append(.end) }
            }
        }
        return result
    }
}

/// When the section of a name is shown.
private enum Showing {
    case always
    case never
    /// As the link decides.
    case when(Condition)

    init(_ name: SectionNames.Name, value: Value) {
        switch (name.condition, value) {
        case (let condition?, _): self = .when(condition)
        case (nil, .conditional(let condition, _)):
            self = .when(name.isKnown ? condition : condition.inverted)
        case (nil, .absent): self = name.isKnown ? .never : .always
        case (nil, _): self = name.isKnown ? .always : .never
        }
    }
}

extension SegmentBuilder {
    /// Opens the section of a name: decided by the link, or by whether the page has the value.
    fileprivate mutating func begin(
        _ name: SectionNames.Name, _ context: Segment.Context, value: Value
    ) {
        switch Showing(name, value: value) {
        case .always: beginShown()
        case .never: beginHidden()
        case .when(let condition): begin(condition, context)
        }
    }

    /// Adds a value as its placement has it; nothing where value and placement do not fit.
    package mutating func append(_ value: Value, _ placement: Placement) {
        switch (placement, value) {
        case (_, .conditional(_, let value)): append(value, placement)
        case (.raw, .html(let inner)): append(segments: inner)
        case (.raw, .css(let css)): append(shared: Array(css.utf8))
        case (.escaped(let context, let parameters), .text(let text)),
            (.escaped(let context, let parameters), .url(let text)):
            append(text, context, parameters)
        case (.encoded, .text(let text)), (.encoded, .url(let text)):
            append(text.percentEncoded, .attribute, .urlQuery)
        default: break
        }
    }

    private mutating func append(
        _ text: Text, _ context: Segment.Context, _ parameters: Segment.Context
    ) {
        for part in text.parts {
            switch part {
            case .literal(let literal): append(literal: literal, in: context)
            case .parameter(let form): append(placeholder: form, parameters)
            case .begin(let condition): begin(condition, context)
            case .end: end()
            }
        }
    }
}
