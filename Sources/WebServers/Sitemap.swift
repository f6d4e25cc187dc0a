internal import Links
internal import Pages
internal import Rejections

/// What search engines are told: the pages, and where the list of them is.
enum Sitemap {
    /// The sitemap protocol 0.9 with the alternates of each page in the other languages.
    static func xml(of site: CompiledSite) -> String {
        let base = Self.base(of: site)
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
            xmlns:xhtml="http://www.w3.org/1999/xhtml">

            """
        for page in site.pages where page.subject != .notFound {
            xml += "<url><loc>\(base)\(SitePath.page(page.subject, page.locale))</loc>"
            for locale in site.locales {
                xml +=
                    "<xhtml:link rel=\"alternate\" hreflang=\"\(locale)\" "
                    + "href=\"\(base)\(SitePath.page(page.subject, locale))\"/>"
            }
            xml += "</url>\n"
        }
        return xml + "</urlset>\n"
    }

    /// RFC 9309; pages with a query are kept out by `noindex` and the canonical link, which a
    /// robot must be able to read.
    static func robots(of site: CompiledSite) -> String {
        "User-agent: *\nAllow: /\nSitemap: \(base(of: site))sitemap.xml\n"
    }

    /// The base URL with a final slash, escaped for XML.
    private static func base(of site: CompiledSite) -> String {
        let bytes = Segment.Context.text.escaped(site.baseURL.base.utf8)
        return String(decoding: bytes, as: UTF8.self) + "/"
    }
}
