internal import Pages
internal import Rejections

/// The paths of links as regular expressions in what PCRE and RE2 share, to be matched without
/// case on a decoded path.
struct PathPatterns {
    let site: CompiledSite

    /// Captures what stands below the base URL, without what mail programs glue to its end.
    var path: String { "(?s)^\(base)(.*?)[/)\\]>.,;]*\\z" }

    /// Captures what stands below the base URL, as it is.
    var file: String { "(?s)^\(base)(.*)\\z" }

    private var base: String {
        let base = LinkPatterns.literal(site.baseURL.path)
        return base.isEmpty ? "/*" : "(?:\(base)/+|\(base)\\z|/*)"
    }

    /// Captures a path without the end that asks for a format.
    static let name =
        "(?s)^(.*?)(?:(?:^|/)index\\.(?:html|txt|json)|\\.(?:html|txt|json))?\\z"

    /// Captures what stands behind the locale of a name.
    var place: String { "(?s)^(?:\(locales))(?:/(.*))?\\z" }

    func isIn(_ locale: LanguageTag) -> String { "^\(locale)(?:/|\\z)" }

    private var locales: String { site.locales.map(\.description).joined(separator: "|") }

    /// The slugs of all reasons, in order.
    var slugs: [String] { site.reasons.map(\.description) }
}
