internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Rejections

/// The header fields of all responses.
struct ResponseHeaders: Sendable {
    /// What every response carries.
    let security: HTTPFields

    init(_ site: CompiledSite) {
        var fields = HTTPFields()
        for (name, value) in SecurityHeaders.fields(of: site) {
            fields[Self.fieldName(name)] = value
        }
        security = fields
    }

    /// The header of a page, all but what its bytes decide, and the status.
    struct PageHead {
        let status: HTTPResponse.Status
        var fields: HTTPFields
    }

    func forPage(_ selection: Selection, status: HTTPResponse.Status) -> PageHead {
        var fields = security
        fields[.contentLanguage] = selection.locale.tag
        // A filled page shows somebody's address: it is kept by nobody and found by nobody.
        let isPrivate = selection.query != nil
        fields[.cacheControl] =
            isPrivate ? SecurityHeaders.privateCaching : SecurityHeaders.publicCaching
        if isPrivate || status == .notFound {
            fields[Self.robotsTag] = SecurityHeaders.privateRobots
        }
        let varies = [
            selection.isNeutral ? "Accept-Language" : nil,
            selection.format == nil ? "Accept" : nil, "Accept-Encoding",
        ].compactMap(\.self)
        fields[.vary] = varies.joined(separator: ", ")
        return PageHead(status: status, fields: fields)
    }

    var health: Response {
        var fields = security
        fields[.contentType] = Format.text.mediaType
        fields[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n"))
        )
    }

    /// Leads on to a page (RFC 9110 §15.4.3). Nobody keeps it: it holds somebody's address, and
    /// another version may know the page better.
    func found(_ target: String) -> Response {
        var fields = security
        fields[.location] = target
        fields[.cacheControl] = "no-store"
        fields[Self.robotsTag] = "noindex, nofollow"
        return Response(status: .found, headers: fields, body: ResponseBody())
    }

    /// RFC 9110 §15.5.6.
    var methodNotAllowed: Response {
        var fields = security
        fields[.allow] = "GET, HEAD"
        fields[.contentType] = Format.text.mediaType
        return Response(
            status: .methodNotAllowed, headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(string: "Only GET and HEAD are allowed.\n")))
    }

    private static let robotsTag = fieldName("X-Robots-Tag")

    /// A name that is known to be a token (RFC 9110 §5.1).
    private static func fieldName(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is a token") }
        return name
    }
}
