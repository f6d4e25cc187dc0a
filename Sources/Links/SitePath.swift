package import Rejections

/// Where a page lies on the site: the one grammar of its own links.
package enum SitePath {
    /// The path of a page below the site's root, without a leading slash, with a final one for
    /// all but the 404 page: `de/dnsbl/bl.spamcop.net/`.
    package static func page(_ subject: Subject, _ locale: LanguageTag) -> String {
        switch subject {
        case .index: "\(locale)/"
        case .blocklists: "\(locale)/\(Subject.blocklistsName)/"
        case .reason(let slug, nil), .guide(let slug): "\(locale)/\(slug)/"
        case .reason(let slug, let list?): "\(locale)/\(slug)/\(list)/"
        case .notFound: "\(locale)/404.html"
        }
    }

    /// The path of the same page in another format: `de/dnsbl/bl.spamcop.net.json`.
    package static func page(
        _ subject: Subject, _ locale: LanguageTag, in format: Format
    ) -> String {
        guard format != .html else { return page(subject, locale) }
        let base =
            switch subject {
            case .index: "\(locale)/index"
            case .notFound: "\(locale)/404"
            case .reason, .guide, .blocklists: String(page(subject, locale).dropLast())
            }
        return "\(base).\(format.pathExtension)"
    }

    /// The path without a language, which mail servers link to: `dnsbl`.
    package static func neutral(_ subject: Subject) -> String {
        switch subject {
        case .index: ""
        case .blocklists: Subject.blocklistsName
        case .reason(let slug, nil), .guide(let slug): "\(slug)"
        case .reason(let slug, let list?): "\(slug)/\(list)"
        case .notFound: "404"
        }
    }
}
