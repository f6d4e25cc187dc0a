// Pages become a static tree for a web server, swapped in whole.

package import Pages
internal import Rejections

/// The files of a site for a plain web server that fills in nothing itself.
///
/// A page with parameters carries its other variants in `template` elements, for the small script
/// to swap in; without script it reads in full without them.
package struct StaticSite: Sendable {
    package struct File: Sendable {
        /// Relative to the root of the site.
        package let path: String
        package let bytes: [UInt8]
    }

    let site: CompiledSite

    package init(_ site: CompiledSite) {
        self.site = site
    }

    /// How many pages there are in all locales, without the copies at neutral links.
    package var pageCount: Int { site.pages.count }

    /// The files of one page: HTML, text and JSON, and its copies where links without a language
    /// lead.
    /// - Throws: `PublishingError.noBody`.
    package func files(of page: SitePage) throws(PublishingError) -> [File] {
        let path = SitePath.page(page.subject, page.locale)
        let html = try VariantTemplates.document(page.html, path: path)
        var files = [File(path: path.hasSuffix("/") ? path + "index.html" : path, bytes: html)]
        for format in [Format.text, .json] {
            files.append(
                File(
                    path: SitePath.page(page.subject, page.locale, in: format),
                    bytes: page.page(in: format).filled(with: LinkQuery())))
        }
        if page.locale == site.defaultLocale { files += try neutralCopies(of: page, path, html) }
        return files
    }

    /// The files that belong to no page.
    package var otherFiles: [File] {
        site.assets.map { File(path: $0.path, bytes: $0.bytes) } + [
            File(path: "sitemap.xml", bytes: Array(Sitemap.xml(of: site).utf8)),
            File(path: "robots.txt", bytes: Array(Sitemap.robots(of: site).utf8)),
        ]
    }

    private func neutralCopies(
        of page: SitePage, _ path: String, _ html: [UInt8]
    ) throws(PublishingError) -> [File] {
        switch page.subject {
        case .index, .reason(_, nil):
            let neutral = SitePath.neutral(page.subject)
            let bytes = try VariantTemplates.marked(html, path: path)
            return [File(path: neutral + (neutral.isEmpty ? "" : "/") + "index.html", bytes: bytes)]
        case .notFound: return [File(path: "404.html", bytes: html)]
        case .reason: return []
        }
    }
}
