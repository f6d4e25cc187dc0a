package import Links
package import Rejections

/// Everything that a front end needs: all pages in all formats, the assets, and the names links use.
package struct CompiledSite: Sendable {
    package let baseURL: WebURL
    /// In the order the operator gives them.
    package let locales: [LanguageTag]
    package let defaultLocale: LanguageTag
    /// Every page of every locale, in a fixed order.
    package let pages: [SitePage]
    package let catalogue: ZoneCatalogue
    /// In the order of their paths.
    package let assets: [Asset]
    package let policy: ContentSecurityPolicy

    package init(
        baseURL: WebURL, locales: [LanguageTag], defaultLocale: LanguageTag, pages: [SitePage],
        catalogue: ZoneCatalogue, assets: [Asset], policy: ContentSecurityPolicy
    ) {
        self.baseURL = baseURL
        self.locales = locales
        self.defaultLocale = defaultLocale
        self.pages = pages
        self.catalogue = catalogue
        self.assets = assets
        self.policy = policy
    }

    /// The reasons that have a page, in order.
    package var reasons: [Slug] {
        let slugs = pages.compactMap { page in
            if case .reason(let slug, nil) = page.subject { slug } else { nil }
        }
        return Set(slugs).sorted()
    }
}
