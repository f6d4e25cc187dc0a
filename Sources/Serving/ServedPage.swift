internal import Compression
internal import Links
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// A page ready to be sent: fills a variant into one buffer, plain or compressed.
///
/// Only HTML is compressed: it is what must arrive in one round trip.
struct ServedPage: Sendable {
    private let page: SitePage
    private let digests: [Format: [ParameterSet: VariantDigest]]
    private let compressed: [ParameterSet: GzipVariant]

    init(_ page: SitePage) {
        self.page = page
        var digests: [Format: [ParameterSet: VariantDigest]] = [:]
        for format in Format.allCases {
            for variant in page.page(in: format).variants {
                digests[format, default: [:]][variant.known] = VariantDigest(variant)
            }
        }
        self.digests = digests
        let variants = page.html.variants
        compressed = Dictionary(
            uniqueKeysWithValues: zip(
                variants.map(\.known), GzipVariant.compressed(variants)))
    }

    func answer(
        to request: HTTPRequestHead, _ kind: ResponseHeaders.PageKind, query: LinkQuery,
        _ headers: ResponseHeaders
    ) -> Answer {
        let variant = page.page(in: kind.format).variant(for: query)
        let gzip =
            kind.format == .html && Negotiation.acceptsGzip(request)
            ? compressed[variant.known] : nil
        var kind = kind
        if gzip != nil { kind.traits.insert(.isCompressed) }
        let tag = tag(variant, kind.format, query, isCompressed: gzip != nil)
        if !kind.traits.contains(.isNotFound), tag.isKnown(to: request) {
            return Answer(head: headers.notModified(kind), tag: tag)
        }
        return Answer(
            head: headers.page(kind), tag: tag,
            body: gzip.map { .bytes($0.filled(with: query)) }
                ?? .document(variant.filled(with: query)))
    }

    /// The variant's digest, the values in it and the coding: together they name the bytes.
    private func tag(
        _ variant: Page.Variant, _ format: Format, _ query: LinkQuery, isCompressed: Bool
    ) -> EntityTag {
        var opaque = digests[format]?[variant.known]?.spelled ?? ""
        if variant.known.contains(.ip), let ip = query.ip { opaque += "-\(ip)" }
        if variant.known.contains(.code), let code = query.code { opaque += "-\(code)" }
        return EntityTag(opaque + (isCompressed ? "-gzip" : ""))
    }
}
