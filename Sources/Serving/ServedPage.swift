internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Rejections

/// A page ready to be sent: fills a variant into one buffer.
struct ServedPage: Sendable {
    private let page: SitePage

    init(_ page: SitePage) {
        self.page = page
    }

    func response(
        to request: Request, format: Format, query: LinkQuery, _ head: ResponseHeaders.PageHead
    ) -> Response {
        let page = page.page(in: format)
        let variant = page.variant(for: query)
        let tag = Self.tag(variant, query)
        var fields = head.fields
        fields[.eTag] = tag.value
        if head.status == .ok, tag.isKnown(to: request) { return tag.notModified(fields) }
        fields[.contentType] = format.mediaType
        var buffer = ByteBuffer()
        buffer.reserveCapacity(variant.filledSize(with: query))
        variant.fill(with: query) { buffer.writeBytes($0) }
        return Response(
            status: head.status, headers: fields, body: ResponseBody(byteBuffer: buffer))
    }

    /// The variant's digest and the values in it: together they name the bytes.
    private static func tag(_ variant: Page.Variant, _ query: LinkQuery) -> EntityTag {
        var opaque = variant.digest
        if variant.known.contains(.ip), let ip = query.ip { opaque += "-\(ip)" }
        if variant.known.contains(.code), let code = query.code { opaque += "-\(code)" }
        return EntityTag(opaque)
    }
}

extension Page.Variant {
    /// Enough octets for the filled page.
    fileprivate func filledSize(with query: LinkQuery) -> Int {
        segments.reduce(0) { size, segment in
            switch segment {
            case .literal(let bytes): size + bytes.count
            case .placeholder: size + 48
            }
        }
    }
}
