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

extension HTTPHeaders {
    /// The value of a field that holds a list, its lines as one (RFC 9110 §5.3).
    func list(_ name: String) -> String? {
        guard contains(name: name) else { return nil }
        return self[name].joined(separator: ", ")
    }
}
