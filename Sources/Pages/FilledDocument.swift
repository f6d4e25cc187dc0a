package import Links
package import Rejections

/// A document and the values in it, measured but not yet put together.
package struct FilledDocument: Sendable {
    /// In octets.
    package let count: Int
    private let segments: [Segment]
    /// One for each placeholder, in order; equal ones share their memory.
    private let values: [[UInt8]]

    init(_ segments: [Segment], _ query: LinkQuery) {
        var known = KnownValues(query)
        var values: [[UInt8]] = []
        var count = 0
        for segment in segments {
            switch segment {
            case .literal(let bytes): count += bytes.count
            case .placeholder(let parameter, let context):
                let value = known.value(parameter, context)
                count += value.count
                values.append(value)
            }
        }
        self.count = count
        self.segments = segments
        self.values = values
    }

    /// Gives the pieces of the document one after the other, none of them empty.
    package func forEachPiece(_ body: ([UInt8]) -> Void) {
        var next = values.startIndex
        for segment in segments {
            switch segment {
            case .literal(let bytes): if !bytes.isEmpty { body(bytes) }
            case .placeholder:
                if !values[next].isEmpty { body(values[next]) }
                next += 1
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

/// The values of a query, each spelled once for each context.
private struct KnownValues {
    private let query: LinkQuery
    private var values: [(parameter: Parameter, context: Segment.Context, bytes: [UInt8])] = []

    init(_ query: LinkQuery) {
        self.query = query
    }

    mutating func value(_ parameter: Parameter, _ context: Segment.Context) -> [UInt8] {
        if let known = values.first(where: { $0.parameter == parameter && $0.context == context }) {
            return known.bytes
        }
        // A list has pages of its own, on which its name is no placeholder.
        let value = parameter == .list ? [] : query.spelling(of: parameter)
        let bytes = context.escaped(value)
        values.append((parameter, context, bytes))
        return bytes
    }
}

extension LinkQuery {
    /// The bytes of a value in its canonical spelling, none if the query does not hold it.
    package func spelling(of parameter: Parameter) -> [UInt8] {
        let value: (any CustomStringConvertible)? =
            switch parameter {
            case .ip: ip
            case .code: code
            case .list: list
            }
        return Array((value?.description ?? "").utf8)
    }
}
