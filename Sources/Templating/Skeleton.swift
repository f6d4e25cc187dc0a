package import Pages

/// How a value is put into a document, decided by what surrounds it.
package enum Placement: Hashable, Sendable {
    /// Escaped for a context; parameters may have one of their own.
    case escaped(Segment.Context, parameters: Segment.Context)
    /// A part of a URL: percent-encoded, then escaped.
    case encoded
    /// As it is: finished HTML or a style sheet.
    case raw
}

/// A document as a template makes it of any values of the same shape: literal bytes and slots.
package struct Skeleton: Sendable {
    package enum Piece: Hashable, Sendable {
        case literal([UInt8])
        case slot(Slot, Placement)
    }

    package private(set) var pieces: [Piece] = []
    /// About how many octets the document has.
    private var size = 0

    package mutating func append(literal bytes: some Collection<UInt8>) {
        size += bytes.count
        if case .literal(var last)? = pieces.last {
            pieces.removeLast()
            last.append(contentsOf: bytes)
            pieces.append(.literal(last))
        } else {
            pieces.append(.literal(Array(bytes)))
        }
    }

    package mutating func append(_ slot: Slot, _ placement: Placement) {
        pieces.append(.slot(slot, placement))
    }

    /// A rendered document in a format without markup, in which everything is a value's place.
    package init(_ rendered: String, tokens: TokenTable, in context: Segment.Context) {
        tokens.scan(Array(rendered.utf8)) { literal in
            append(literal: literal)
        } token: { entry in
            append(entry.slot, .escaped(context, parameters: context))
        }
    }

    package init() {}

    /// The document with the values in their places.
    package func segments(_ value: (Slot) -> Value) -> [Segment] {
        var builder = SegmentBuilder(capacity: size + 4096)
        for piece in pieces {
            switch piece {
            case .literal(let bytes): builder.append(literal: bytes)
            case .slot(let slot, let placement): builder.append(value(slot), placement)
            }
        }
        return builder.finished()
    }
}

extension SegmentBuilder {
    /// Adds a value as its placement has it; nothing where value and placement do not fit.
    package mutating func append(_ value: Value, _ placement: Placement) {
        switch (placement, value) {
        case (.raw, .html(let inner)): append(segments: inner)
        case (.raw, .css(let css)): append(literal: css)
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
            case .parameter(let parameter): append(placeholder: parameter, parameters)
            }
        }
    }
}
