internal import Links
internal import Pages
internal import Rejections

/// What each path of the site means: made once at start, only looked up by a request.
struct RouteTable: Sendable {
    enum Route: Sendable {
        /// A page in the language of its path; without a format the client chooses one.
        case page(Subject, LanguageTag, Format?)
        /// A link without a language.
        case neutral(Subject, Format?)
        case asset(Int)
        /// A legacy link, and the path and query of the page that it redirects to.
        case legacy(String)
        case health
        /// Nothing; if the path begins with a language, the 404 page is in that language.
        case missing(LanguageTag?)
    }

    private var routes: [String: Route] = ["healthz": .health]
    private let catalogue: ZoneCatalogue
    private let baseURL: WebURL
    private let basePath: [UInt8]
    private let legacyLinks: LegacyLinks

    init(_ site: CompiledSite) {
        catalogue = site.catalogue
        baseURL = site.baseURL
        basePath = RequestPath.base(of: site.baseURL)
        legacyLinks = LegacyLinks(reasons: site.reasons)
        for (index, asset) in site.assets.enumerated() {
            // Assets come first so that no mangled link hides a file.
            routes[Self.key(asset.path)] = .asset(index)
        }
        for page in site.pages {
            add(SitePath.page(page.subject, page.locale), .page(page.subject, page.locale, nil))
            switch page.subject {
            case .index, .blocklists, .reason(_, nil), .guide:
                add(SitePath.neutral(page.subject), .neutral(page.subject, nil))
            case .reason, .notFound: break
            }
        }
    }

    /// The path of a request as the table reads it.
    func path(_ path: some Collection<UInt8>) -> RequestPath {
        RequestPath(utf8: path, below: basePath)
    }

    /// The route of a request, whose path may be mangled like a link: in upper case,
    /// percent-encoded, or followed by punctuation or by a query whose `?` is encoded.
    func route(path: RequestPath, query: some Collection<UInt8>) -> Route {
        let route = route(path.whole) ?? (path.hasQuery ? route(path.bytes) : nil)
        switch route {
        case .neutral(.index, nil) where !query.isEmpty || path.hasQuery, nil: break
        case let route?: return route
        }
        if let target = legacyLinks.target(path: path, query: query, catalogue: catalogue) {
            return .legacy(location(of: target))
        }
        return route ?? .missing(locale(of: path))
    }

    private func route(_ path: ArraySlice<UInt8>) -> Route? {
        guard let key = String(validating: path, as: UTF8.self) else { return nil }
        return page(key) ?? inFormat(key)
    }

    /// What lies at exactly this path, or at that of the list that the path means.
    private func page(_ key: String) -> Route? { routes[key] ?? withoutSecretKey(key) }

    /// `de/spf.txt` and `de/spf/index.txt` are the page of `de/spf` in that format.
    private func inFormat(_ key: String) -> Route? {
        guard let format = Format.allCases.first(where: { key.hasSuffix(".\($0.pathExtension)") })
        else { return nil }
        let name = key.dropLast(format.pathExtension.count + 1)
        if !name.isEmpty, let route = page(String(name))?.inFormat(format) { return route }
        guard name == "index" || name.hasSuffix("/index") else { return nil }
        let folder = name.dropLast(name == "index" ? 5 : 6)
        return folder.hasSuffix(".html") ? nil : page(String(folder))?.inFormat(format)
    }

    /// `de/dnsbl/<key>.zen.dq.spamhaus.net` is the page of the list that the key belongs to.
    private func withoutSecretKey(_ key: String) -> Route? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let list = catalogue.list(utf8: Array(parts[2].utf8)) else {
            return nil
        }
        return routes["\(parts[0])/\(parts[1])/\(list)"]
    }

    /// The path and query of the page that a legacy link redirects to.
    private func location(of target: LegacyLinks.Target) -> String {
        let path = "\(baseURL.path)/\(SitePath.neutral(.reason(target.reason, nil)))"
        let values = target.query.formatted
        return values.isEmpty ? path : "\(path)?\(values)"
    }

    /// The language that a path begins with.
    private func locale(of path: RequestPath) -> LanguageTag? {
        guard let first = path.components.first.map({ String(decoding: $0, as: UTF8.self) }),
            case .page(.index, let locale, _)? = routes[first]
        else { return nil }
        return locale
    }

    private mutating func add(_ path: String, _ route: Route) {
        var path = Self.key(path)
        if path.last == "/" { path.removeLast() }
        routes[path] = route
    }

    /// A path as `RequestPath` has it.
    private static func key(_ path: String) -> String {
        String(decoding: path.utf8.map(ASCII.lowercased), as: UTF8.self)
    }
}

extension RouteTable.Route {
    /// The same page in a format; `nil` for what is not a page.
    fileprivate func inFormat(_ format: Format) -> RouteTable.Route? {
        switch self {
        case .page(let subject, let locale, nil): .page(subject, locale, format)
        case .neutral(let subject, nil): .neutral(subject, format)
        case .page, .neutral, .asset, .legacy, .health, .missing: nil
        }
    }
}
