package import Rejections

/// The grammar of a site's links and the steps from a link to a file, as data.
///
/// Unit tests interpret these rules; for a web server they are printed in its syntax. They lead
/// where the built-in server leads, except for what regular expressions cannot do.
///
/// They may be older or newer than the files of the site, since both are not replaced in the same
/// moment. So they do not decide which page exists: they lead to names that no reason, list, or
/// locale has when the rules are made, too, and the web server looks for the files.
package struct LinkRules: Sendable {
    /// Rules that have one purpose.
    package struct Step: Sendable {
        /// The purpose, as a comment in the server's configuration.
        package let title: String
        package let rules: [Rule]
    }

    /// The path of the base URL, without slashes at its ends.
    let basePath: String
    let locales: [LanguageTag]
    let defaultLocale: LanguageTag
    /// In order.
    let reasons: [Slug]
    let catalogue: ZoneCatalogue
    let legacyLinks: LegacyLinks

    package init(
        baseURL: WebURL, locales: [LanguageTag], defaultLocale: LanguageTag, reasons: [Slug],
        catalogue: ZoneCatalogue
    ) {
        basePath = String(baseURL.path.drop { $0 == "/" })
        self.locales = locales
        self.defaultLocale = defaultLocale
        self.reasons = reasons
        self.catalogue = catalogue
        legacyLinks = LegacyLinks(reasons: reasons)
    }

    /// In an order in which each rule reads inputs and what earlier rules found out.
    package var steps: [Step] {
        [
            Step(title: "The path and the query, as far as they were mangled", rules: request),
            Step(title: "What a legacy link says, as pairs of our own query", rules: legacyPairs),
            Step(title: "What is known: only valid values", rules: values),
            Step(title: "Where a legacy link redirects", rules: legacyTarget),
            Step(title: "The locale of the page", rules: locale),
            Step(title: "The file of the page", rules: page),
        ]
    }

    package var all: [Rule] { steps.flatMap(\.rules) }

    /// A name that no reason, list, locale, or file has.
    static let unknown = "_"

    /// Where a site has the pages of its own default locale, whatever locales these rules know: a
    /// symbolic link to their folder, which no client can name.
    package static let defaultFolder = ".default"
}
