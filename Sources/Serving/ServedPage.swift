internal import Compression
internal import Links
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// A page ready to be sent: fills in the values, plain or compressed.
struct ServedPage: Sendable {
    /// The page as the log names it.
    private let name: String
    private let html: Document
    private let text: Document
    private let json: Document

    /// The page in one format.
    private struct Document {
        let page: Page
        let digest: PageDigest
        /// Only of HTML: it is what must arrive in one round trip.
        let compressed: GzipPage?

        init(_ page: Page, compressed: GzipPage? = nil) {
            (self.page, digest, self.compressed) = (page, PageDigest(page), compressed)
        }
    }

    /// - Parameter literals: where equal literals of several pages are compressed once.
    init(_ page: SitePage, _ literals: DeflatedLiterals) {
        name = SitePath.page(page.subject, page.locale)
        html = Document(page.html, compressed: GzipPage(page.html, literals))
        text = Document(page.page(in: .text))
        json = Document(page.page(in: .json))
    }

    func answer(
        to request: HTTPRequestHead, _ kind: ResponseHeaders.PageKind, query: LinkQuery,
        _ headers: ResponseHeaders
    ) -> Answer {
        let document = document(in: kind.format)
        var compressed = document.compressed
        if compressed != nil, !Negotiation.acceptsGzip(request) { compressed = nil }
        var kind = kind
        if compressed != nil { kind.traits.insert(.isCompressed) }
        let tag = tag(document, query, isCompressed: compressed != nil)
        if !kind.traits.contains(.isNotFound), tag.isKnown(to: request) {
            return Answer(head: headers.notModified(kind), name: name, tag: tag)
        }
        let body =
            compressed.map { .bytes($0.filled(with: query)) }
            ?? Answer.Body.document(document.page.filled(with: query))
        return Answer(head: headers.page(kind), name: name, tag: tag, body: body)
    }

    private func document(in format: Format) -> Document {
        switch format {
        case .html: html
        case .text: text
        case .json: json
        }
    }

    /// The page's digest, the values in it, and the coding: together they identify the bytes.
    private func tag(_ document: Document, _ query: LinkQuery, isCompressed: Bool) -> EntityTag {
        var opaque = document.digest.description
        for parameter in document.page.parameters {
            if let value = query[parameter] { opaque += "-\(value)" }
        }
        return EntityTag(opaque + (isCompressed ? "-gzip" : ""))
    }
}
