package import Links
package import Rejections

/// One page in one locale, in every format.
package struct SitePage: Sendable {
    package let subject: Subject
    package let locale: LanguageTag
    /// The page for people.
    package let html: Page
    /// The same for a terminal.
    package let text: Page
    /// The same for programs.
    package let json: Page

    /// - Parameter page: the page in a format; called once for each.
    package init(subject: Subject, locale: LanguageTag, page: (Format) -> Page) {
        self.subject = subject
        self.locale = locale
        html = page(.html)
        text = page(.text)
        json = page(.json)
    }

    package func page(in format: Format) -> Page {
        switch format {
        case .html: html
        case .text: text
        case .json: json
        }
    }
}
