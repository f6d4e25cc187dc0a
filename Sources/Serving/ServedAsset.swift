internal import Compression
internal import Links
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// A file of the site, kept in memory, plain and, where that is shorter, compressed.
struct ServedAsset: Sendable {
    /// The file as the log names it.
    private let name: String
    private let plain: Coding
    private let compressed: Coding?

    /// The same file as it goes over the wire.
    private struct Coding {
        let head: ResponseHead
        let headNotModified: ResponseHead
        let tag: EntityTag
        let bytes: [UInt8]
    }

    init(_ asset: Asset, _ headers: ResponseHeaders) {
        name = asset.path
        let gzip = GzipPage.compressed(asset.bytes)
        let isShorter = gzip.count < asset.bytes.count
        let caching = [
            (name: "Cache-Control", value: "max-age=3600"),
            (name: "Vary", value: "Accept-Encoding"),
        ].prefix(isShorter ? 2 : 1)
        let type = (name: "Content-Type", value: asset.mediaType)
        plain = Coding(
            head: headers.head(.ok, [type] + caching),
            headNotModified: headers.head(.notModified, Array(caching)),
            tag: EntityTag(asset.digest), bytes: asset.bytes)
        let encoding = (name: "Content-Encoding", value: "gzip")
        compressed =
            isShorter
            ? Coding(
                head: headers.head(.ok, [type, encoding] + caching),
                headNotModified: plain.headNotModified, tag: EntityTag(asset.digest + "-gzip"),
                bytes: gzip) : nil
    }

    func answer(to request: HTTPRequestHead) -> Answer {
        let coding = Negotiation.acceptsGzip(request) ? compressed ?? plain : plain
        guard !coding.tag.isKnown(to: request) else {
            return Answer(head: coding.headNotModified, name: name, tag: coding.tag)
        }
        return Answer(head: coding.head, name: name, tag: coding.tag, body: .bytes(coding.bytes))
    }
}
