internal import Compression
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Rejections

/// A file of the site, kept in memory, plain and, where that is shorter, compressed.
struct ServedAsset: Sendable {
    let path: String
    private let plain: ByteBuffer
    private let compressed: ByteBuffer?
    private let mediaType: String
    private let digest: String

    init(_ asset: Asset) {
        path = asset.path
        plain = ByteBuffer(bytes: asset.bytes)
        let gzip = GzipVariant(asset.bytes).filled(with: LinkQuery())
        compressed = gzip.count < asset.bytes.count ? ByteBuffer(bytes: gzip) : nil
        mediaType = asset.mediaType
        digest = asset.digest
    }

    func response(to request: Request, _ headers: ResponseHeaders) -> Response {
        let gzip = Negotiation.acceptsGzip(request) ? compressed : nil
        let tag = EntityTag(digest + (gzip == nil ? "" : "-gzip"))
        var fields = headers.security
        fields[.eTag] = tag.value
        fields[.cacheControl] = "max-age=3600"
        if compressed != nil { fields[.vary] = "Accept-Encoding" }
        if tag.isKnown(to: request) { return tag.notModified(fields) }
        fields[.contentType] = mediaType
        if gzip != nil { fields[.contentEncoding] = "gzip" }
        return Response(
            status: .ok, headers: fields, body: ResponseBody(byteBuffer: gzip ?? plain))
    }
}
