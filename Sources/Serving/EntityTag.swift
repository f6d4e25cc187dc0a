internal import HTTPTypes
internal import Hummingbird

/// An entity tag (RFC 9110 §8.8.3) and the answer to a request that already has it.
struct EntityTag {
    /// With its quotes.
    let value: String

    init(_ opaque: String) {
        value = "\"\(opaque)\""
    }

    /// RFC 9110 §13.1.2: `If-None-Match` names the tag, compared weakly, or `*`.
    func isKnown(to request: Request) -> Bool {
        guard let field = request.headers[.ifNoneMatch] else { return false }
        return field.split(separator: ",").contains { element in
            var tag = element.drop { $0 == " " || $0 == "\t" }
            while tag.last == " " || tag.last == "\t" { tag.removeLast() }
            if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
            return tag == "*" || tag == value
        }
    }

    /// RFC 9110 §15.4.5: the header without what describes a body.
    func notModified(_ fields: HTTPFields) -> Response {
        var fields = fields
        fields[.contentLength] = nil
        fields[.contentType] = nil
        var response = Response(status: .notModified, headers: fields)
        response.headers[.contentLength] = nil
        return response
    }
}
