internal import Pages

/// The files that every site has and that belong to no page.
enum CommonFiles {
    static func files(of site: CompiledSite) -> [SiteFile] {
        site.assets.map { SiteFile(path: $0.path, bytes: $0.bytes) } + [
            SiteFile(path: "sitemap.xml", text: Sitemap.xml(of: site)),
            SiteFile(path: "robots.txt", text: Sitemap.robots(of: site)),
        ]
    }
}
