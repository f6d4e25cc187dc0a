internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Pages
internal import Parallel
internal import Rejections

/// Answers a request from the compiled site: looks up, fills, sends. Reads no file, takes no lock.
struct SiteResponder: HTTPResponder {
    private let routes: RouteTable
    private let negotiation: Negotiation
    private let pages: [PageKey: ServedPage]
    private let assets: [ServedAsset]
    private let catalogue: ZoneCatalogue
    private let headers: ResponseHeaders
    private let log: AccessLog?

    struct PageKey: Hashable {
        let subject: Subject
        let locale: LanguageTag
    }

    init(_ site: CompiledSite, log: AccessLog?) {
        routes = RouteTable(site)
        negotiation = Negotiation(locales: site.locales, defaultLocale: site.defaultLocale)
        let served = parallelMap(site.pages, ServedPage.init)
        pages = Dictionary(
            uniqueKeysWithValues: zip(
                site.pages.map { PageKey(subject: $0.subject, locale: $0.locale) }, served))
        assets = site.assets.map(ServedAsset.init)
        catalogue = site.catalogue
        headers = ResponseHeaders(site)
        self.log = log
    }

    func respond(to request: Request, context: SiteContext) async throws -> Response {
        let (answer, name) = answer(to: request)
        log?.record(request.method, name, answer, client: context.channel.remoteAddress)
        return request.method == .head ? answer.withoutBody : answer
    }

    /// The response, and the name of what was asked for, which is fit to be logged.
    private func answer(to request: Request) -> (Response, name: String) {
        guard request.method == .get || request.method == .head else {
            return (headers.methodNotAllowed, "-")
        }
        let target = request.uri.string.utf8
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        let hasQuery = path.count < target.count
        let query = target.dropFirst(path.count + 1)
        switch routes.route(path: path, query: query) {
        case .former(let target): return (headers.found(target), "former link")
        case .health: return (headers.health, "healthz")
        case .asset(let index):
            return (assets[index].response(to: request, headers), assets[index].path)
        case .page(let subject, let locale, let format):
            return page(
                Selection(
                    subject: subject, locale: locale, format: format, isNeutral: false,
                    query: hasQuery ? query : nil), request)
        case .neutral(let subject, let format):
            return page(
                Selection(
                    subject: subject, locale: preferredLocale(request), format: format,
                    isNeutral: true, query: hasQuery ? query : nil), request)
        case nil:
            return page(
                Selection(
                    subject: .notFound, locale: locale(ofPath: path) ?? preferredLocale(request),
                    format: nil, isNeutral: true, query: hasQuery ? query : nil), request)
        }
    }

    private func page(_ selection: Selection, _ request: Request) -> (Response, name: String) {
        let query = LinkQuery(utf8: selection.query ?? "".utf8[...], catalogue: catalogue)
        var subject = selection.subject
        if case .reason(let slug, nil) = subject, let list = query.list,
            pages[PageKey(subject: .reason(slug, list), locale: selection.locale)] != nil
        {
            subject = .reason(slug, list)
        }
        guard let page = pages[PageKey(subject: subject, locale: selection.locale)] else {
            preconditionFailure("every subject has a page in every locale")
        }
        let format =
            selection.format ?? negotiation.format(accept: request.headers[.accept])
        let response = page.response(
            to: request, format: format, query: query,
            headers.forPage(selection, status: subject == .notFound ? .notFound : .ok))
        return (response, SitePath.page(subject, selection.locale))
    }

    private func preferredLocale(_ request: Request) -> LanguageTag {
        negotiation.locale(acceptLanguage: request.headers[.acceptLanguage])
    }

    /// The language that a path begins with, for the 404 page behind it.
    private func locale(ofPath path: some Collection<UInt8>) -> LanguageTag? {
        let first = LinkPath.normalized(path).prefix { $0 != UInt8(ascii: "/") }
        guard case .page(_, let locale, _)? = routes.route(path: Array(first)) else { return nil }
        return locale
    }
}

/// What a request asks for, before its query is read.
struct Selection {
    let subject: Subject
    let locale: LanguageTag
    /// The format that the path fixes.
    let format: Format?
    /// Whether the client's languages chose the locale.
    let isNeutral: Bool
    /// The bytes behind `?`, if there is one.
    let query: Substring.UTF8View?
}

/// What a response needs to know of its connection.
struct SiteContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }
}

extension Response {
    /// The answer to `HEAD`: the same header, `Content-Length` included, and no body (RFC 9110
    /// §9.3.2).
    fileprivate var withoutBody: Response {
        Response(status: status, headers: headers, body: ResponseBody())
    }
}
