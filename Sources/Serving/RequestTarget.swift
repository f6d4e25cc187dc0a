/// The target of a request, in origin-form or absolute-form (RFC 9112 §3.2).
struct RequestTarget {
    let path: Substring.UTF8View
    /// What follows `?`, if there is one.
    let query: Substring.UTF8View?
    /// What an absolute-form has between `://` and its path.
    let authority: String?

    init(_ target: String) {
        var rest = target.utf8[...]
        if !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") {
            let start = target.utf8[scheme.upperBound...]
            rest = start.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
            authority = String(start[..<rest.startIndex])
        } else {
            authority = nil
        }
        let end = rest.firstIndex(of: UInt8(ascii: "?"))
        path = rest[..<(end ?? rest.endIndex)]
        query = end.map { rest[rest.index(after: $0)...] }
    }
}
