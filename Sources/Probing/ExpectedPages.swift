internal import Links
internal import Pages
internal import Rejections
internal import WebServers

/// What the published site answers if it is made of the local content.
struct ExpectedPages: Sendable {
    let site: CompiledSite
    private let pages: [Key: SitePage]
    private let host: StaticHost

    private struct Key: Hashable {
        let subject: Subject
        let locale: LanguageTag
    }

    init(_ site: CompiledSite) {
        self.site = site
        host = StaticHost(site)
        pages = Dictionary(
            site.pages.map { (Key(subject: $0.subject, locale: $0.locale), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A page as every web server that fills in values has it; `nil` if there is none.
    func bytes(
        _ subject: Subject, _ locale: LanguageTag, _ format: Format, _ query: LinkQuery
    ) -> [UInt8]? {
        pages[Key(subject: subject, locale: locale)]?.page(in: format).filled(with: query).bytes
    }

    /// Whether a static host has these bytes for a page in any language. The script shows the
    /// page of a list after the page of all lists.
    func isStaticPage(_ bytes: [UInt8], of subject: Subject) -> Bool {
        var subjects = [subject]
        if case .reason(let slug, .some) = subject { subjects.append(.reason(slug, nil)) }
        return subjects.contains { subject in
            site.locales.contains { locale in
                guard let page = pages[Key(subject: subject, locale: locale)] else { return false }
                do {
                    return try host.files(of: page).contains { $0.bytes == bytes }
                } catch {
                    // A template without a body cannot be published on a static host.
                    return false
                }
            }
        }
    }

    /// Whether a page has what the script of a static host needs.
    static func isForStaticHost(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains("<template id=\"parameters\"")
    }
}
