internal import Links
internal import Pages
internal import Rejections

/// Where each path leads: made once at start, only looked up by a request.
struct RouteTable: Sendable {
    enum Route: Sendable {
        /// A page in the language of its path; without a format the client chooses one.
        case page(Subject, LanguageTag, Format?)
        /// A link without a language.
        case neutral(Subject, Format?)
        case asset(Int)
        /// A link that is not ours, and where it leads: the path and query of a page.
        case legacy(String)
        case health
    }

    private var routes: [String: Route] = ["healthz": .health]
    private let catalogue: ZoneCatalogue
    private let basePath: String
    private let legacyLinks: LegacyLinks

    init(_ site: CompiledSite) {
        catalogue = site.catalogue
        basePath = Self.key(site.baseURL.path[...])
        legacyLinks = LegacyLinks(reasons: site.reasons)
        for (index, asset) in site.assets.enumerated() {
            // Assets come first so that no link's liberty hides a file.
            routes[asset.path] = .asset(index)
        }
        for page in site.pages {
            add(SitePath.page(page.subject, page.locale)) { .page(page.subject, page.locale, $0) }
            switch page.subject {
            case .index, .reason(_, nil):
                add(SitePath.neutral(page.subject)) { .neutral(page.subject, $0) }
            case .reason, .notFound: break
            }
        }
    }

    /// The route of a request's path, which may be mangled like a link: upper case, percent-encoded
    /// or followed by `) ] > . , ;`.
    func route(path: some Collection<UInt8>) -> Route? {
        let decoded = LinkPath.normalized(path)
        guard var key = String(validating: decoded, as: UTF8.self) else { return nil }
        if let route = routes[key] { return route }
        if !basePath.isEmpty, key == basePath || key.hasPrefix(basePath + "/") {
            key = Self.key(key.dropFirst(basePath.count))
            if let route = routes[key] { return route }
        }
        return withoutSecretKey(key)
    }

    /// The route of a request. A link that other software gave before leads on to a page, in the
    /// form in which it would be given today.
    func route(path: some Collection<UInt8>, query: some Collection<UInt8>) -> Route? {
        let route = route(path: path)
        switch route {
        case .neutral(.index, nil) where !query.isEmpty, nil: break
        default: return route
        }
        var key = LinkPath.normalized(path)
        let (base, slash) = (Array(basePath.utf8), UInt8(ascii: "/"))
        if !base.isEmpty, key.starts(with: base),
            [slash, nil].contains(key.dropFirst(base.count).first)
        {
            key = Array(key.dropFirst(base.count).drop { $0 == slash })
        }
        guard let target = legacyLinks.target(path: key, query: query, catalogue: catalogue) else {
            return route
        }
        let values = target.query.formatted
        return .legacy(
            (basePath.isEmpty ? "" : "/\(basePath)")
                + "/\(SitePath.neutral(.reason(target.reason, nil)))"
                + (values.isEmpty ? "" : "?\(values)"))
    }

    /// `de/dnsbl/<key>.zen.dq.spamhaus.net` is the page of the list the key belongs to.
    private func withoutSecretKey(_ key: String) -> Route? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let formats = Format.allCases.map { ".\($0.pathExtension)" }
        let suffix = formats.first { parts[2].hasSuffix($0) } ?? ""
        let name = parts[2].dropLast(suffix.count)
        guard let list = catalogue.list(utf8: Array(name.utf8)) else { return nil }
        return routes["\(parts[0])/\(parts[1])/\(list)\(suffix)"]
    }

    private mutating func add(_ path: String, _ route: (Format?) -> Route) {
        let key = Self.key(path.lowercased()[...])
        routes[key] = route(nil)
        for format in Format.allCases {
            let suffix = format.pathExtension
            if !key.isEmpty { routes["\(key).\(suffix)"] = route(format) }
            if !key.hasSuffix(".html") {
                routes[key.isEmpty ? "index.\(suffix)" : "\(key)/index.\(suffix)"] = route(format)
            }
        }
    }

    /// A path without the slashes at its ends.
    private static func key(_ path: Substring) -> String {
        var path = path
        while path.last == "/" { path.removeLast() }
        while path.first == "/" { path.removeFirst() }
        return String(path)
    }
}
