package import Links
package import Rejections

/// A document and the values in it, measured but not yet put together.
package struct FilledDocument: Sendable {
    /// In octets.
    package let count: Int
    /// None of them empty; equal ones share their memory.
    private let pieces: [[UInt8]]

    init(_ segments: [Segment], _ query: LinkQuery) {
        var values = FilledValues(query)
        var pieces: [[UInt8]] = []
        pieces.reserveCapacity(segments.count)
        var count = 0
        segments.forEachShown(KnownForms(of: query)) { segment in
            let piece =
                switch segment {
                case .literal(let bytes): bytes
                case .placeholder(let form, let context): values.bytes(form, context)
                case .begin, .end: [UInt8]()
                }
            guard !piece.isEmpty else { return }
            count += piece.count
            pieces.append(piece)
        }
        self.count = count
        self.pieces = pieces
    }

    /// Calls `body` for the pieces of the document in order, none of them empty.
    package func forEachPiece(_ body: ([UInt8]) -> Void) {
        pieces.forEach(body)
    }

    /// The whole document.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for piece in pieces { result += piece }
        return result
    }
}

/// The values of a query, each escaped once for each context.
package struct FilledValues {
    private let query: LinkQuery
    private var known: [(form: ParameterForm, context: Segment.Context, bytes: [UInt8])] = []

    package init(_ query: LinkQuery) {
        self.query = query
    }

    /// The escaped value; empty if the query does not give it.
    package mutating func bytes(_ form: ParameterForm, _ context: Segment.Context) -> [UInt8] {
        if let value = known.first(where: { $0.form == form && $0.context == context }) {
            return value.bytes
        }
        let bytes = context.escaped((query.text(in: form) ?? "").utf8)
        known.append((form, context, bytes))
        return bytes
    }
}
