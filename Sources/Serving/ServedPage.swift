internal import Compression
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Rejections

/// A page ready to be sent: fills a variant into one buffer, plain or compressed.
///
/// Only HTML is compressed: it is what must arrive in one round trip.
struct ServedPage: Sendable {
    private let page: SitePage
    private let compressed: [ParameterSet: GzipVariant]

    init(_ page: SitePage) {
        self.page = page
        let variants = page.html.variants
        compressed = Dictionary(
            uniqueKeysWithValues: zip(
                variants.map(\.known), GzipVariant.compressed(variants)))
    }

    func response(
        to request: Request, format: Format, query: LinkQuery, _ head: ResponseHeaders.PageHead
    ) -> Response {
        let variant = page.page(in: format).variant(for: query)
        let gzip =
            format == .html && Negotiation.acceptsGzip(request)
            ? compressed[variant.known] : nil
        let tag = Self.tag(variant, query, isCompressed: gzip != nil)
        var fields = head.fields
        fields[.eTag] = tag.value
        if head.status == .ok, tag.isKnown(to: request) { return tag.notModified(fields) }
        fields[.contentType] = format.mediaType
        let buffer: ByteBuffer
        if let gzip {
            fields[.contentEncoding] = "gzip"
            buffer = ByteBuffer(bytes: gzip.filled(with: query))
        } else {
            buffer = Self.filled(variant, query)
        }
        return Response(
            status: head.status, headers: fields, body: ResponseBody(byteBuffer: buffer))
    }

    private static func filled(_ variant: Page.Variant, _ query: LinkQuery) -> ByteBuffer {
        var buffer = ByteBuffer()
        let size = variant.segments.reduce(0) { size, segment in
            if case .literal(let bytes) = segment { size + bytes.count } else { size + 48 }
        }
        buffer.reserveCapacity(size)
        variant.fill(with: query) { buffer.writeBytes($0) }
        return buffer
    }

    /// The variant's digest, the values in it and the coding: together they name the bytes.
    private static func tag(
        _ variant: Page.Variant, _ query: LinkQuery, isCompressed: Bool
    ) -> EntityTag {
        var opaque = variant.digest
        if variant.known.contains(.ip), let ip = query.ip { opaque += "-\(ip)" }
        if variant.known.contains(.code), let code = query.code { opaque += "-\(code)" }
        return EntityTag(opaque + (isCompressed ? "-gzip" : ""))
    }
}
