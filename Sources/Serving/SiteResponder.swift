internal import Compression
internal import Links
internal import NIOCore
internal import NIOHTTP1
internal import Pages
internal import Parallel
internal import Rejections

/// Answers a request from the compiled site: looks up, fills, sends. Reads no file, takes no lock.
struct SiteResponder: Sendable {
    private let routes: RouteTable
    private let negotiation: Negotiation
    private let pages: [PageKey: ServedPage]
    private let assets: [ServedAsset]
    private let catalogue: ZoneCatalogue
    private let headers: ResponseHeaders
    private let log: AccessLog

    struct PageKey: Hashable {
        let subject: Subject
        let locale: LanguageTag
    }

    /// What a request asked for.
    private enum Asked {
        case page(PageKey)
        case asset(Int)
        case legacyLink
        case health
        case nothing
    }

    init(_ site: CompiledSite, log: AccessLog) {
        routes = RouteTable(site)
        negotiation = Negotiation(locales: site.locales, defaultLocale: site.defaultLocale)
        let literals = DeflatedLiterals()
        let served = parallelMap(site.pages) { ServedPage($0, literals) }
        pages = Dictionary(
            uniqueKeysWithValues: zip(
                site.pages.map { PageKey(subject: $0.subject, locale: $0.locale) }, served))
        let headers = ResponseHeaders(site)
        assets = site.assets.map { ServedAsset($0, headers) }
        catalogue = site.catalogue
        self.headers = headers
        self.log = log
    }

    func answer(to request: HTTPRequestHead, client: SocketAddress?) -> Answer {
        var (answer, asked) = answer(to: request)
        answer.isHeadOnly = request.method == .HEAD
        log.record(request.method, spelled(asked), answer, client: client)
        return answer
    }

    /// The answer to what is no request.
    var badRequest: Answer { Self.text(headers.badRequest, "This is not HTTP.\n") }

    /// The answer, and what was asked for, which is fit to be logged.
    private func answer(to request: HTTPRequestHead) -> (Answer, Asked) {
        // RFC 9112 §3.2: a server that gets no host, or several, refuses.
        guard request.version != .http1_1 || request.headers["Host"].count == 1 else {
            return (badRequest, .nothing)
        }
        guard request.method == .GET || request.method == .HEAD else {
            return (
                Self.text(headers.methodNotAllowed, "Only GET and HEAD are allowed.\n"), .nothing
            )
        }
        let target = RequestTarget(request.uri)
        switch routes.route(path: target.path, query: target.query ?? "".utf8[...]) {
        case .legacy(let target): return (Answer(head: headers.found(target)), .legacyLink)
        case .health: return (Self.text(headers.health, "ok\n"), .health)
        case .asset(let index): return (assets[index].answer(to: request), .asset(index))
        case .page(let subject, let locale, let format):
            return page(subject, locale, format, target, request)
        case .neutral(let subject, let format):
            return page(
                subject, preferredLocale(request), format, target, request, traits: .isNeutral)
        case nil:
            return page(
                .notFound, locale(ofPath: target.path) ?? preferredLocale(request), nil, target,
                request, traits: .isNeutral)
        }
    }

    private func page(
        _ subject: Subject, _ locale: LanguageTag, _ format: Format?, _ target: RequestTarget,
        _ request: HTTPRequestHead, traits: ResponseHeaders.Traits = []
    ) -> (Answer, Asked) {
        let query = LinkQuery(utf8: target.query ?? "".utf8[...], catalogue: catalogue)
        var key = PageKey(subject: subject, locale: locale)
        var page = pages[key]
        if case .reason(let slug, nil) = subject, let list = query.list {
            let listed = PageKey(subject: .reason(slug, list), locale: locale)
            if let found = pages[listed] { (key, page) = (listed, found) }
        }
        guard let page else { preconditionFailure("every subject has a page in every locale") }
        var traits = traits
        if format != nil { traits.insert(.hasFixedFormat) }
        if target.query != nil { traits.insert(.hasQuery) }
        if subject == .notFound { traits.insert(.isNotFound) }
        let kind = ResponseHeaders.PageKind(
            locale: locale,
            format: format ?? negotiation.format(accept: request.headers.list("Accept")),
            traits: traits)
        return (page.answer(to: request, kind, query: query, headers), .page(key))
    }

    /// For the log: a path of the site, or a name for what is none.
    private func spelled(_ asked: Asked) -> String {
        switch asked {
        case .page(let key): SitePath.page(key.subject, key.locale)
        case .asset(let index): assets[index].path
        case .legacyLink: "legacy link"
        case .health: "healthz"
        case .nothing: "-"
        }
    }

    private static func text(_ head: ResponseHead, _ text: String) -> Answer {
        Answer(head: head, body: .bytes(Array(text.utf8)))
    }

    private func preferredLocale(_ request: HTTPRequestHead) -> LanguageTag {
        negotiation.locale(acceptLanguage: request.headers.list("Accept-Language"))
    }

    /// The language that a path begins with, for the 404 page behind it.
    private func locale(ofPath path: some Collection<UInt8>) -> LanguageTag? {
        let first = LinkPath.normalized(path).prefix { $0 != UInt8(ascii: "/") }
        guard case .page(_, let locale, _)? = routes.route(path: Array(first)) else { return nil }
        return locale
    }
}
