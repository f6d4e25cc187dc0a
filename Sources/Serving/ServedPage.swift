internal import Compression
internal import Links
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// A page ready to be sent: fills in the values, plain or compressed.
///
/// Only HTML is compressed: it is what must arrive in one round trip.
struct ServedPage: Sendable {
    private let page: SitePage
    private let digests: [Format: PageDigest]
    private let compressed: GzipPage

    /// - Parameter literals: where equal literals of several pages are compressed once.
    init(_ page: SitePage, _ literals: DeflatedLiterals) {
        self.page = page
        digests = Dictionary(
            uniqueKeysWithValues: Format.allCases.map { ($0, PageDigest(page.page(in: $0))) })
        compressed = GzipPage(page.html, literals)
    }

    func answer(
        to request: HTTPRequestHead, _ kind: ResponseHeaders.PageKind, query: LinkQuery,
        _ headers: ResponseHeaders
    ) -> Answer {
        let page = page.page(in: kind.format)
        let isCompressed = kind.format == .html && Negotiation.acceptsGzip(request)
        var kind = kind
        if isCompressed { kind.traits.insert(.isCompressed) }
        let tag = tag(page, kind.format, query, isCompressed: isCompressed)
        if !kind.traits.contains(.isNotFound), tag.isKnown(to: request) {
            return Answer(head: headers.notModified(kind), tag: tag)
        }
        return Answer(
            head: headers.page(kind), tag: tag,
            body: isCompressed
                ? .bytes(compressed.filled(with: query)) : .document(page.filled(with: query)))
    }

    /// The page's digest, the values in it and the coding: together they name the bytes.
    private func tag(
        _ page: Page, _ format: Format, _ query: LinkQuery, isCompressed: Bool
    ) -> EntityTag {
        var opaque = digests[format]?.description ?? ""
        for parameter in page.parameters {
            if let value = query[parameter] { opaque += "-\(value)" }
        }
        return EntityTag(opaque + (isCompressed ? "-gzip" : ""))
    }
}
