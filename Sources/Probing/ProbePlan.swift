internal import Links
internal import Pages
internal import Rejections

/// The links of a site that are worth a request, as mail servers and readers have them.
struct ProbePlan: Sendable {
    private let site: CompiledSite
    private let lists: Set<ListName>

    /// - Parameter lists: the blocklists whose links are among them.
    init(_ site: CompiledSite, lists: Set<ListName>) {
        (self.site, self.lists) = (site, lists)
    }

    var probes: [Probe] {
        startPages + neutralLinks + fixedLinks + legacyLinks + files
            + [
                Probe(
                    link: "/retour-doctor-has-no-page", kind: .neutral,
                    expectation: .notFound(site.defaultLocale), language: site.defaultLocale)
            ]
    }

    /// In each language.
    private var startPages: [Probe] {
        site.locales.map { locale in
            Probe(
                link: "/", kind: .neutral,
                expectation: .page(.index, locale, .html, LinkQuery()), language: locale)
        }
    }

    private var pages: [SitePage] { site.pages.filter { $0.locale == site.defaultLocale } }

    /// One for each reason and list, and for one guide, in the languages in turn.
    private var neutralLinks: [Probe] {
        let guide = pages.first { if case .guide = $0.subject { true } else { false } }
        let linked = pages.filter { page in
            switch page.subject {
            case .reason(_, let list?): lists.contains(list)
            case .reason, .blocklists: true
            case .guide: page.subject == guide?.subject
            case .index, .notFound: false
            }
        }
        return linked.enumerated().map { index, page in
            let locale = site.locales[index % site.locales.count]
            let query = query(of: page)
            var subject = page.subject
            if case .reason(let slug, _) = subject { subject = .reason(slug, nil) }
            return Probe(
                link: Self.link(SitePath.neutral(subject), query), kind: .neutral,
                expectation: .page(page.subject, locale, .html, query), language: locale)
        }
    }

    /// One page with values at its own path, in each format and language.
    private var fixedLinks: [Probe] {
        let filled = pages.first { page in
            if case .reason(_, nil) = page.subject { !page.html.parameters.isEmpty } else { false }
        }
        guard let filled else { return [] }
        let query = query(of: filled)
        return site.locales.flatMap { locale in
            Format.allCases.map { format in
                Probe(
                    link: Self.link(SitePath.page(filled.subject, locale, in: format), query),
                    kind: .path, expectation: .page(filled.subject, locale, format, query))
            }
        }
    }

    /// The values that the page can show, as examples, and its list.
    private func query(of page: SitePage) -> LinkQuery {
        LinkQuery(
            page.html.parameters.compactMap { $0.value(utf8: $0.example.utf8) },
            list: page.subject.list)
    }

    private var files: [Probe] {
        site.assets.filter { $0.bytes.count <= Self.largestFile }.prefix(Self.fileCount).map {
            Probe(link: "/\($0.path)", kind: .path, expectation: .asset($0))
        }
    }

    private static let largestFile = 1 << 20
    private static let fileCount = 10

    // MARK: Legacy links

    /// One in each format.
    private var legacyLinks: [Probe] {
        let legacy = LegacyLinks(reasons: site.reasons)
        let address = Parameter.ip.example
        let list = lists.min() ?? site.catalogue.names.first
        var links = legacy.pathRules.compactMap { rule -> (path: String, query: String)? in
            var path = ""
            for component in rule.components {
                switch component {
                case .word(let word): path += "/\(word)"
                case .value(.parameter(let parameter)): path += "/\(parameter.example)"
                case .value(.list):
                    guard let list else { return nil }
                    path += "/\(list)"
                }
            }
            return (path, rule.fields.isEmpty ? "ip=\(address)" : "")
        }
        if let code = legacy.codes["rbl"].map({ _ in "rbl" }) ?? legacy.codes.keys.min() {
            links += legacy.codedPaths.map { ("/\($0)", "c=\(code)&i=ip&v=\(address)") }
        }
        return links.compactMap { probe($0.path, $0.query, legacy) }
    }

    private func probe(_ path: String, _ query: String, _ legacy: LegacyLinks) -> Probe? {
        let requested = RequestPath(utf8: path.utf8)
        guard
            let target = legacy.target(
                path: requested, query: query.utf8, catalogue: site.catalogue)
        else { return nil }
        let listed = pages.map(\.subject).first {
            $0 == .reason(target.reason, target.query.list)
        }
        return Probe(
            link: query.isEmpty ? path : "\(path)?\(query)", kind: .legacy,
            expectation: .page(
                listed ?? .reason(target.reason, nil), site.defaultLocale, .html, target.query),
            language: site.defaultLocale)
    }

    private static func link(_ path: String, _ query: LinkQuery) -> String {
        let values = query.formatted
        return values.isEmpty ? "/\(path)" : "/\(path)?\(values)"
    }
}
