internal import Links
package import Pages
internal import Rejections

/// A host that only sends files: object storage, GitHub or GitLab Pages, Netlify, Cloudflare Pages.
///
/// What a page shows for known parameters is in its `template` elements, for the small script to
/// fill in. The page reads in full without the script.
package struct StaticHost: WebServer {
    package static let name = "static"
    package static let title = "Static host"
    package static let reloadCommand: String? = nil
    package static let missingCapabilities: Set<Capability> = [
        .fillsWithoutScript, .choosesLanguageWithoutScript, .fillsTextAndJSON,
        .sendsHeadersForQueries, .toleratesMangledPaths, .hidesKeysInPaths, .negotiatesFormat,
        .redirectsLegacyLinks, .showsListsWithoutRedirect,
    ]

    package let site: CompiledSite

    package init(_ site: CompiledSite) {
        self.site = site
    }

    /// The files of one page: HTML, text, and JSON, and copies for links without a language, and for
    /// other names of its list.
    package func files(of page: SitePage) throws(WebServerError) -> [SiteFile] {
        let path = SitePath.page(page.subject, page.locale)
        let redirects = [.index, .notFound].contains(page.subject)
        let html = try ScriptElements.appending(
            [ScriptElements.parameters, ScriptElements.margins]
                + (redirects ? [ScriptElements.legacyLinks(of: site)] : []),
            to: ScriptedDocument.html(page.html), path: path)
        var files = [SiteFile(path: path.hasSuffix("/") ? path + "index.html" : path, bytes: html)]
        for format in [Format.text, .json] {
            files.append(
                SiteFile(
                    path: SitePath.page(page.subject, page.locale, in: format),
                    bytes: page.page(in: format).filled(with: LinkQuery()).bytes))
        }
        if page.locale == site.defaultLocale { files += try neutralCopies(of: page, path, html) }
        return files + keyedCopies(of: page, html)
    }

    package var otherFiles: [SiteFile] {
        CommonFiles.files(of: site)
            + [
                // Otherwise GitHub Pages leaves out names with `_` and interprets `{{`.
                SiteFile(path: ".nojekyll", bytes: []),
                SiteFile(path: "_headers", text: headers),
                SiteFile(path: "_redirects", text: redirects),
            ]
    }

    /// None: hosts read their settings from the site itself.
    package func configuration(version: String) -> [SiteFile] { [] }

    private func neutralCopies(
        of page: SitePage, _ path: String, _ html: [UInt8]
    ) throws(WebServerError) -> [SiteFile] {
        switch page.subject {
        case .index, .blocklists, .reason(_, nil), .guide:
            let neutral = SitePath.neutral(page.subject)
            let bytes = try ScriptElements.appending(
                [ScriptElements.neutral], to: html, path: path)
            let folder = neutral + (neutral.isEmpty ? "" : "/")
            return [SiteFile(path: "\(folder)index.html", bytes: bytes)]
        case .notFound: return [SiteFile(path: "404.html", bytes: html)]
        case .reason: return []
        }
    }

    /// The page of a list, at the paths with the suffixes that follow customers' keys.
    private func keyedCopies(of page: SitePage, _ html: [UInt8]) -> [SiteFile] {
        guard case .reason(let slug, let list?) = page.subject else { return [] }
        let suffixes = site.catalogue.otherNames.filter {
            $0.list == list && $0.suffix != list.description
        }
        return suffixes.map { suffix, _ in
            SiteFile(path: "\(page.locale)/\(slug)/\(suffix)/index.html", bytes: html)
        }
    }

    /// The format of Netlify and Cloudflare Pages: a path, and below it the fields of its responses.
    private var headers: String {
        let fields =
            SecurityHeaders.fields(of: site, policy: site.policy.header) + [
                (name: "Cache-Control", value: SecurityHeaders.publicCaching)
            ]
        return "/*\n" + fields.map { "  \($0.name): \($0.value)\n" }.joined()
    }

    /// The format of Netlify and Cloudflare Pages: from, to, status, and for Netlify a condition.
    ///
    /// Both append the query; `!` is needed because there is a file at the same path. Cloudflare
    /// Pages does not support languages and skips those lines: there the script chooses.
    private var redirects: String { languageRedirects + legacyRedirects }

    private var languageRedirects: String {
        let base = site.baseURL.path
        let subjects = site.pages.filter { $0.locale == site.defaultLocale }.map(\.subject)
        return subjects.flatMap { subject -> [String] in
            switch subject {
            case .notFound, .reason(_, .some): return []
            case .index, .blocklists, .reason(_, nil), .guide:
                let from = "\(base)/\(SitePath.neutral(subject))"
                // The default first: readers of several of the languages get it.
                let others = site.locales.filter { $0 != site.defaultLocale }
                return ([site.defaultLocale] + others).map { locale in
                    "\(from) \(base)/\(SitePath.page(subject, locale)) 302! Language=\(locale)\n"
                }
            }
        }.joined()
    }

    /// Legacy links by the format of their path: `:ip` is any text, which the script of the page
    /// checks. Those with a code in the query are left to the script: Netlify matches all parameters
    /// of a query, and Cloudflare Pages none.
    private var legacyRedirects: String {
        let base = site.baseURL.path
        return LegacyLinks(reasons: site.reasons).pathRules.flatMap { rule in
            var values: [String] = []
            let path = rule.components.map { component in
                switch component {
                case .word(let word): return "/\(word)"
                case .value(let field):
                    values.append("\(field)=:\(field)")
                    return "/:\(field)"
                }
            }.joined()
            let query = values.isEmpty ? "" : "?\(values.joined(separator: "&"))"
            let page = "\(base)/\(SitePath.neutral(.reason(rule.reason, nil)))/"
            let capital = "/" + path.dropFirst().prefix(1).uppercased() + path.dropFirst(2)
            return [path, capital].map { "\(base)\($0) \(page)\(query) 302\n" }
        }.joined()
    }
}
