internal import Links
internal import Pages
internal import Rejections

/// A link that is fetched, and what a reader should get.
struct Probe: Sendable {
    enum Expectation: Sendable {
        case page(Subject, LanguageTag, Format, LinkQuery)
        /// The 404 page.
        case notFound(LanguageTag)
        case asset(Asset)
        /// Any page.
        case anyPage
    }

    enum Kind: Sendable {
        /// A link without a language, which the reader's language chooses.
        case neutral
        /// The path of a page or a file.
        case path
        /// A legacy link, which redirects.
        case legacy
    }

    /// Path and query below the base URL, with a slash at the beginning.
    let link: String
    let kind: Kind
    let expectation: Expectation
    /// The reader's only language.
    var language: LanguageTag?
    /// Where the link comes from, if not from the site itself.
    var source: String?

    /// How a finding names it.
    var place: String { source ?? link }
}
