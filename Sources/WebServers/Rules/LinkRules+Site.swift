internal import Links
internal import Pages

extension LinkRules {
    init(_ site: CompiledSite) {
        self.init(
            baseURL: site.baseURL, locales: site.locales, defaultLocale: site.defaultLocale,
            reasons: site.reasons, catalogue: site.catalogue)
    }
}
