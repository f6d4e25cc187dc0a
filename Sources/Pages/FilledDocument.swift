package import Links
package import Rejections

/// A document and the values in it, measured but not yet put together.
package struct FilledDocument: Sendable {
    /// In octets.
    package let count: Int
    private let segments: [Segment]
    private let known: KnownForms
    private let values: FilledValues

    init(_ segments: [Segment], _ query: LinkQuery) {
        var values = FilledValues(query)
        var count = 0
        let known = KnownForms(of: query)
        segments.forEachShown(known) { segment in
            switch segment {
            case .literal(let bytes): count += bytes.count
            case .placeholder(let form, let context): count += values.bytes(form, context).count
            case .begin, .end: break
            }
        }
        (self.segments, self.count, self.known, self.values) = (segments, count, known, values)
    }

    /// Calls `body` for the pieces of the document in order.
    package func forEachPiece(_ body: ([UInt8]) -> Void) {
        segments.forEachShown(known) { segment in
            switch segment {
            case .literal(let bytes): body(bytes)
            case .placeholder(let form, let context): values.known(form, context).map(body)
            case .begin, .end: break
            }
        }
    }

    /// The whole document.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        forEachPiece { result += $0 }
        return result
    }
}

/// The values of a query, each escaped once for each context.
package struct FilledValues {
    private let query: LinkQuery
    private var escaped: [(form: ParameterForm, context: Segment.Context, bytes: [UInt8])] = []

    package init(_ query: LinkQuery) {
        self.query = query
    }

    /// The escaped value; empty if the query does not give it.
    package mutating func bytes(_ form: ParameterForm, _ context: Segment.Context) -> [UInt8] {
        if let known = known(form, context) { return known }
        let bytes = context.escaped((query.text(in: form) ?? "").utf8)
        escaped.append((form, context, bytes))
        return bytes
    }

    /// The same if it was asked for before.
    func known(_ form: ParameterForm, _ context: Segment.Context) -> [UInt8]? {
        escaped.first { $0.form == form && $0.context == context }?.bytes
    }
}
