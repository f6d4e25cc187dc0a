import TestSupport

extension SiteFolder {
    /// A site with all reasons that legacy links redirect to.
    static func withReasonsOfLegacyLinks() throws -> SiteFolder {
        let site = try SiteFolder()
        for (slug, title) in [("spf", "SPF"), ("no-reverse-dns", "rDNS"), ("unknown", "?")] {
            try site.write(
                "Content/reasons/\(slug)/reason.yaml",
                "actor: sender\nretry: later\nhurry: phone\nparameters: [ip, code]\nreviewed: 2026-11-24\n"
            )
            for language in ["de", "en"] {
                let text = try site.read("Content/reasons/dnsbl-broken/\(language).md")
                try site.write(
                    "Content/reasons/\(slug)/\(language).md",
                    text.replacing(/title: .*/, with: "title: \"\(title) \(language)\""))
            }
        }
        return site
    }
}
