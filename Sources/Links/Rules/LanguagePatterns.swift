internal import Rejections

/// `Accept-Language` (RFC 9110 §12.5.4) as regular expressions.
///
/// RFC 4647 lookup as far as this goes: of the ranges with the highest quality, to one digit, the
/// first one that is a locale of the site, or begins with one, is captured; or `*`.
enum LanguagePatterns {
    /// In the order in which they are to be tried: from the highest quality to the lowest.
    static func wanted(_ locales: [LanguageTag]) -> [String] {
        let tags = locales.map(\.description).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        let range = "(\(LinkPattern.oneOf(tags))|\\*)(?:-[a-z0-9-]*)?"
        return qualities.map { "(?:^|,)[ \\t]*\(range)\($0)[ \\t]*(?:,|\\z)" }
    }

    private static let qualities: [String] =
        ["(?:\(quality)1(?:\\.0{0,3})?)?"]
        + (1...9).reversed().map { "\(quality)0\\.\($0)[0-9]{0,2}" }
        + ["\(quality)0\\.0(?:[1-9][0-9]?|0[1-9])"]

    private static let quality = "[ \\t]*;[ \\t]*q="
}
