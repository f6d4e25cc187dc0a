internal import NIOHTTP1

/// An entity tag (RFC 9110 §8.8.3) and the answer to a request that already has it.
struct EntityTag {
    /// With its quotes.
    let value: String

    init(_ opaque: String) {
        value = "\"\(opaque)\""
    }

    /// RFC 9110 §13.1.2: `If-None-Match` names the tag, compared weakly, or `*`.
    func isKnown(to request: HTTPRequestHead) -> Bool {
        guard let field = request.headers.list("If-None-Match") else { return false }
        return field.split(separator: ",").contains { element in
            var tag = element.drop { $0 == " " || $0 == "\t" }
            while tag.last == " " || tag.last == "\t" { tag.removeLast() }
            if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
            return tag == "*" || tag == value
        }
    }
}
