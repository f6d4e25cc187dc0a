internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages

/// A file of the site, kept in memory.
struct ServedAsset: Sendable {
    let path: String
    private let buffer: ByteBuffer
    private let mediaType: String
    private let tag: String

    init(_ asset: Asset) {
        path = asset.path
        buffer = ByteBuffer(bytes: asset.bytes)
        mediaType = asset.mediaType
        tag = asset.digest
    }

    func response(to request: Request, _ headers: ResponseHeaders) -> Response {
        let tag = EntityTag(tag)
        var fields = headers.security
        fields[.eTag] = tag.value
        fields[.cacheControl] = "max-age=3600"
        if tag.isKnown(to: request) { return tag.notModified(fields) }
        fields[.contentType] = mediaType
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: buffer))
    }
}
