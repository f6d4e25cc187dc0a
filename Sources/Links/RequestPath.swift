package import Rejections

/// The path of a request or a link, below that of the base URL, freed from what mail programs do to
/// links.
package struct RequestPath: Hashable, Sendable {
    /// The path percent-decoded once, in lower case, without slashes at its ends, what mail programs
    /// append, and a query.
    package let bytes: ArraySlice<UInt8>
    /// The same with the query, if it has one.
    package let whole: ArraySlice<UInt8>
    /// What follows a `?` that was encoded, or a separator that has taken its place.
    private let encodedQuery: ArraySlice<UInt8>

    /// - Parameter base: what `base(of:)` returns; a path may leave it out.
    package init(utf8 path: some Collection<UInt8>, below base: [UInt8] = []) {
        let path = Self.lowercased(path)
        let end = Self.endOfPath(path)
        bytes = Self.trimmed(path[..<(end?.lowerBound ?? path.endIndex)], below: base)
        whole = end == nil ? bytes : Self.trimmed(path, below: base)
        encodedQuery = end.map { path[$0.upperBound...] } ?? []
    }

    /// The query that the path has, besides that of its link.
    package var hasQuery: Bool { !encodedQuery.isEmpty }

    /// The query of a link, and of the path.
    package func query(_ query: some Collection<UInt8>) -> [UInt8] {
        encodedQuery.isEmpty ? Array(query) : query + [UInt8(ascii: "&")] + encodedQuery
    }

    /// Where the query begins, unless there is something else that was encoded twice before it.
    private static func endOfPath(_ path: ArraySlice<UInt8>) -> Range<Int>? {
        let first = path.firstIndex { LinkQuery.isSeparator($0) || $0 == UInt8(ascii: "%") }
        guard let first else { return nil }
        if LinkQuery.isSeparator(path[first]) { return first..<(first + 1) }
        guard let (byte, end) = ASCII.percentEncoded(atStartOf: path[first...]),
            LinkQuery.isSeparator(byte)
        else { return nil }
        return first..<end
    }

    private static func trimmed(
        _ path: ArraySlice<UInt8>, below base: [UInt8]
    ) -> ArraySlice<UInt8> {
        var bytes = path.drop { $0 == slash }
        while case let length = trailingLength(bytes), length > 0 { bytes = bytes.dropLast(length) }
        if !base.isEmpty, bytes.starts(with: base) {
            let rest = bytes.dropFirst(base.count)
            if rest.isEmpty || rest.first == slash { bytes = rest.drop { $0 == slash } }
        }
        return bytes
    }

    /// All that may follow a value, but for `:`, which may end an address, and `*`, which is a request
    /// target of its own (RFC 9112 §3.2.4).
    private static func trailingLength(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let last = bytes.last, last != UInt8(ascii: ":"), last != UInt8(ascii: "*") else {
            return 0
        }
        if last == UInt8(ascii: ";") { return 1 }
        let closing = LinkMargin.closing.length(atEndOf: bytes)
        return closing > 0 ? closing : LinkMargin.blanks.length(atEndOf: bytes)
    }

    /// The path of a base URL, percent-decoded and in lower case, without slashes at its ends.
    package static func base(of url: WebURL) -> [UInt8] {
        Array(lowercased(url.path.utf8).drop { $0 == slash })
    }

    /// What the path has between slashes.
    package var components: [ArraySlice<UInt8>] {
        bytes.split(separator: Self.slash, omittingEmptySubsequences: false)
    }

    private static func lowercased(_ path: some Collection<UInt8>) -> ArraySlice<UInt8> {
        var bytes = ASCII.percentDecoded(Array(path)[...])
        for index in bytes.indices { bytes[index] = ASCII.lowercased(bytes[index]) }
        return bytes[...]
    }

    private static let slash = UInt8(ascii: "/")
}
