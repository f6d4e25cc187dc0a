internal import Links
package import Pages
internal import Rejections

/// A host that sends files and does nothing else: object storage, GitHub or GitLab Pages, Netlify,
/// Cloudflare Pages.
///
/// A page with parameters carries what is shown for known ones in `template` elements, for the
/// small script to fill in; it reads in full without the script.
package struct StaticHost: WebServer {
    package static let name = "static"
    package static let title = "Static host"
    package static let missingCapabilities: Set<Capability> = [
        .fillsWithoutScript, .choosesLanguageWithoutScript, .fillsTextAndJSON,
        .sendsHeadersForQueries, .toleratesMangledPaths, .hidesKeysInPaths, .negotiatesFormat,
        .redirectsNothing, .redirectsLegacyLinks,
    ]

    package let site: CompiledSite

    package init(_ site: CompiledSite) {
        self.site = site
    }

    /// The files of one page: HTML, text and JSON, and its copies where links without a language
    /// lead.
    package func files(of page: SitePage) throws(WebServerError) -> [SiteFile] {
        let path = SitePath.page(page.subject, page.locale)
        var html = ScriptedDocument.html(page.html)
        if [.index, .notFound].contains(page.subject) {
            html = try ScriptElements.leading(html, by: site, path: path)
        }
        var files = [SiteFile(path: path.hasSuffix("/") ? path + "index.html" : path, bytes: html)]
        for format in [Format.text, .json] {
            files.append(
                SiteFile(
                    path: SitePath.page(page.subject, page.locale, in: format),
                    bytes: page.page(in: format).filled(with: LinkQuery()).bytes))
        }
        if page.locale == site.defaultLocale { files += try neutralCopies(of: page, path, html) }
        return files
    }

    package var otherFiles: [SiteFile] {
        CommonFiles.files(of: site)
            + [
                // GitHub Pages would leave out what begins with an underscore, and read `{{`.
                SiteFile(path: ".nojekyll", bytes: []),
                SiteFile(path: "_headers", text: headers),
                SiteFile(path: "_redirects", text: redirects),
            ]
    }

    /// Nothing is set up but what the hosts read from the tree itself.
    package var configuration: [SiteFile] { [] }

    private func neutralCopies(
        of page: SitePage, _ path: String, _ html: [UInt8]
    ) throws(WebServerError) -> [SiteFile] {
        switch page.subject {
        case .index, .reason(_, nil):
            let neutral = SitePath.neutral(page.subject)
            let bytes = try ScriptElements.marked(html, path: path)
            let folder = neutral + (neutral.isEmpty ? "" : "/")
            return [SiteFile(path: "\(folder)index.html", bytes: bytes)]
        case .notFound: return [SiteFile(path: "404.html", bytes: html)]
        case .reason: return []
        }
    }

    /// What Netlify and Cloudflare Pages read: a path, and below it the fields of its responses.
    private var headers: String {
        let fields =
            SecurityHeaders.fields(of: site) + [
                (name: "Cache-Control", value: SecurityHeaders.publicCaching)
            ]
        return "/*\n" + fields.map { "  \($0.name): \($0.value)\n" }.joined()
    }

    /// What Netlify and Cloudflare Pages read: from, to, status, and for Netlify a condition.
    ///
    /// Both hand the query on; `!` since a file lies at the same place. Cloudflare Pages knows no
    /// languages and skips these lines: there the script chooses.
    private var redirects: String { languageRedirects + legacyRedirects }

    private var languageRedirects: String {
        let base = site.baseURL.path
        let subjects = site.pages.filter { $0.locale == site.defaultLocale }.map(\.subject)
        return subjects.flatMap { subject -> [String] in
            switch subject {
            case .notFound, .reason(_, .some): return []
            case .index, .reason(_, nil):
                let from = "\(base)/\(SitePath.neutral(subject))"
                // The default first: it is for those who read several of the languages.
                let others = site.locales.filter { $0 != site.defaultLocale }
                return ([site.defaultLocale] + others).map { locale in
                    "\(from) \(base)/\(SitePath.page(subject, locale)) 302! Language=\(locale)\n"
                }
            }
        }.joined()
    }

    /// Legacy links by the form of their path: `:ip` is whatever stands there, and checked by the
    /// script of the page. What tells its code in the query is left to the script altogether, for
    /// Netlify asks for all parameters of a query, and Cloudflare Pages for none.
    private var legacyRedirects: String {
        let base = site.baseURL.path
        return LegacyLinks(reasons: site.reasons).pathRules.flatMap { rule in
            var values: [String] = []
            let path = rule.components.map { component in
                switch component {
                case .word(let word): return "/\(word)"
                case .value(let parameter):
                    values.append("\(parameter)=:\(parameter)")
                    return "/:\(parameter)"
                }
            }.joined()
            let query = values.isEmpty ? "" : "?\(values.joined(separator: "&"))"
            let page = "\(base)/\(SitePath.neutral(.reason(rule.reason, nil)))/"
            let capital = "/" + path.dropFirst().prefix(1).uppercased() + path.dropFirst(2)
            return [path, capital].map { "\(base)\($0) \(page)\(query) 302\n" }
        }.joined()
    }
}
