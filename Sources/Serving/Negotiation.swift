internal import Links
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// Picks language and format for a request.
struct Negotiation: Sendable {
    private let locales: [(tag: LanguageTag, lowered: String)]
    private let defaultLocale: LanguageTag

    init(locales: [LanguageTag], defaultLocale: LanguageTag) {
        self.locales = locales.map { ($0, $0.description.lowercased()) }
        self.defaultLocale = defaultLocale
    }

    /// RFC 4647 §3.4 lookup: each range is shortened from its end until it is the tag of a locale;
    /// the default locale if none is.
    func locale(acceptLanguage: String?) -> LanguageTag {
        guard let acceptLanguage else { return defaultLocale }
        let ranges = QualityList(acceptLanguage).elements
        let refused = Set(ranges.filter { $0.quality == 0 }.map(\.value))
        for range in ranges where range.quality > 0 {
            if range.value == "*" {
                let accepted = [defaultLocale] + locales.map(\.tag)
                if let tag = accepted.first(where: {
                    !refused.contains($0.description.lowercased())
                }) {
                    return tag
                }
                continue
            }
            var subtags = Self.subtags(of: range.value)
            while !subtags.isEmpty {
                let candidate = subtags.joined(separator: "-")
                if !refused.contains(candidate),
                    let match = locales.first(where: { $0.lowered == candidate })
                {
                    return match.tag
                }
                subtags.removeLast()
                // A single letter or digit introduces what follows it, so it goes with it.
                if subtags.last?.count == 1 { subtags.removeLast() }
            }
        }
        return defaultLocale
    }

    /// The subtags of a range, as far as it has a length that a tag has: at most 8 subtags, and 35
    /// characters (RFC 5646 §4.4.1). Looking up a longer one would take the square of its length.
    private static func subtags(of range: String) -> [Substring] {
        var subtags: [Substring] = []
        var length = 0
        for subtag in range.split(separator: "-", maxSplits: 8).prefix(8) {
            length += subtag.utf8.count
            if length + subtags.count > 35 { break }
            subtags.append(subtag)
        }
        return subtags
    }

    /// RFC 9110 §12.5.3: whether the client accepts gzip; one without the field gets plain bytes.
    static func acceptsGzip(_ request: HTTPRequestHead) -> Bool {
        request.headers.list("Accept-Encoding").map { acceptsGzip(acceptEncoding: $0) } ?? false
    }

    static func acceptsGzip(acceptEncoding: String) -> Bool {
        let codings = QualityList(acceptEncoding).elements
        let gzip = codings.first { $0.value == "gzip" || $0.value == "x-gzip" }
        return (gzip ?? codings.first { $0.value == "*" }).map { $0.quality > 0 } ?? false
    }

    /// RFC 9110 §12.5.1: the format with the highest quality; HTML where several are equal.
    func format(accept: String?) -> Format {
        guard let accept else { return .html }
        let ranges = QualityList(accept).elements
        func quality(_ type: String, _ subtype: String) -> Int {
            let names = ["\(type)/\(subtype)", "\(type)/*", "*/*"]
            let range = names.lazy.compactMap { name in ranges.first { $0.value == name } }.first
            return range?.quality ?? 0
        }
        let choices: [(format: Format, quality: Int)] = [
            (.html, quality("text", "html")), (.text, quality("text", "plain")),
            (.json, quality("application", "json")),
        ]
        let best = choices.map(\.quality).max() ?? 0
        return choices.first { $0.quality == best }?.format ?? .html
    }
}
