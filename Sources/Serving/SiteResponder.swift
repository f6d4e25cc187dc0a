internal import Compression
internal import Links
internal import NIOCore
internal import NIOHTTP1
internal import Pages
internal import Parallel
internal import Rejections

/// Answers a request from the compiled site: looks up, fills, sends. Reads no file, takes no lock.
///
/// All connections share it, so it is a class: a structure's parts would be retained one by one.
final class SiteResponder: Sendable {
    private let routes: RouteTable
    private let negotiation: Negotiation
    private let pages: [PageKey: ServedPage]
    private let assets: [ServedAsset]
    private let catalogue: ZoneCatalogue
    private let headers: ResponseHeaders
    private let log: AccessLog
    private let metrics: SiteMetrics?

    private struct PageKey: Hashable {
        let subject: Subject
        let locale: LanguageTag
    }

    /// - Parameter metrics: what counts the answers; `nil` if nothing does, and `/metrics` is not there.
    init(_ site: CompiledSite, log: AccessLog, metrics: Metrics? = nil) {
        routes = RouteTable(site)
        negotiation = Negotiation(locales: site.locales, defaultLocale: site.defaultLocale)
        let literals = DeflatedLiterals()
        pages = Dictionary(
            uniqueKeysWithValues: parallelMap(site.pages) { page in
                let key = PageKey(subject: page.subject, locale: page.locale)
                return (key, ServedPage(page, literals))
            })
        let headers = ResponseHeaders(site)
        assets = site.assets.map { ServedAsset($0, headers) }
        catalogue = site.catalogue
        self.headers = headers
        self.log = log
        self.metrics = metrics.map { SiteMetrics(site, $0) }
    }

    func answer(to request: HTTPRequestHead, client: SocketAddress?) -> Answer {
        var answer = answer(to: request)
        answer.isHeadOnly = request.method == .HEAD
        log.record(request, answer, client: client)
        metrics?.record(answer)
        return answer
    }

    /// The answer to what is not a request.
    var badRequest: Answer { Self.text(headers.badRequest, "This is not HTTP.\n") }

    /// The answer to a request whose head is longer than the server reads.
    var headTooLarge: Answer { Self.text(headers.headTooLarge, "The request is too long.\n") }

    private func answer(to request: HTTPRequestHead) -> Answer {
        // RFC 9112 §3.2: a server that gets no host, or several, refuses.
        guard request.version != .http1_1 || request.headers["Host"].count == 1 else {
            return badRequest
        }
        guard request.method == .GET || request.method == .HEAD else {
            return Self.text(headers.methodNotAllowed, "Only GET and HEAD are allowed.\n")
        }
        guard !request.hasBody else {
            return Self.text(headers.contentTooLarge, "A request has no content here.\n")
        }
        let target = RequestTarget(request.uri)
        if let metrics, target.path.elementsEqual("/metrics".utf8) {
            return Self.text(headers.metrics, metrics.all.text, name: Answer.metricsName)
        }
        let path = routes.path(target.path)
        let sent = target.query ?? "".utf8[...]
        let query = LinkQuery(utf8: path.query(sent), catalogue: catalogue)
        let traits: ResponseHeaders.Traits =
            target.query != nil || path.hasQuery ? .hasQuery : []
        switch routes.route(path: path, query: sent) {
        case .page(let subject, let locale, let format):
            return page(subject, locale, format, query, request, traits)
        case .neutral(let subject, let format):
            return page(
                subject, preferredLocale(request), format, query, request,
                traits.union(.isNeutral))
        case .asset(let index): return assets[index].answer(to: request)
        case .legacy(let location):
            return Answer(head: headers.found(location), name: Answer.legacyName)
        case .health: return Self.text(headers.health, "ok\n", name: Answer.healthName)
        case .missing(let locale):
            var answer = page(
                .notFound, locale ?? preferredLocale(request), nil, query, request,
                traits.union(.isNeutral))
            // An operator finds links to pages that do not exist in the log.
            let asked = AskedPath(request.uri).description
            answer.name = asked.hasPrefix("/") ? String(asked.dropFirst()) : asked
            return answer
        }
    }

    private func page(
        _ subject: Subject, _ locale: LanguageTag, _ format: Format?, _ query: LinkQuery,
        _ request: HTTPRequestHead, _ traits: ResponseHeaders.Traits
    ) -> Answer {
        var page = pages[PageKey(subject: subject, locale: locale)]
        if case .reason(let slug, nil) = subject, let list = query.list {
            page = pages[PageKey(subject: .reason(slug, list), locale: locale)] ?? page
        }
        guard let page else { preconditionFailure("every subject has a page in every locale") }
        var traits = traits
        if format != nil { traits.insert(.hasFixedFormat) }
        if subject == .notFound { traits.insert(.isNotFound) }
        let kind = ResponseHeaders.PageKind(
            locale: locale,
            format: format ?? negotiation.format(accept: request.headers.list("Accept")),
            traits: traits)
        return page.answer(to: request, kind, query: query, headers)
    }

    private static func text(
        _ head: ResponseHead, _ text: String, name: String = Answer.unnamed
    ) -> Answer {
        Answer(head: head, name: name, body: .bytes(Array(text.utf8)))
    }

    private func preferredLocale(_ request: HTTPRequestHead) -> LanguageTag {
        negotiation.locale(acceptLanguage: request.headers.list("Accept-Language"))
    }
}
