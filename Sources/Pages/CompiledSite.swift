package import Rejections

/// Everything that a front end needs: all pages in all formats, the assets, and the names links use.
package struct CompiledSite: Sendable {
    package let baseURL: WebURL
    /// In the order the operator gives them.
    package let locales: [LanguageTag]
    package let defaultLocale: LanguageTag
    /// Every page of every locale, in a fixed order.
    package let pages: [SitePage]
    package let catalogue: ZoneCatalogue
    /// In the order of their paths.
    package let assets: [Asset]
    /// The value of the header field; a page carries what HTML can of it too.
    package let contentSecurityPolicy: String

    package init(
        baseURL: WebURL, locales: [LanguageTag], defaultLocale: LanguageTag, pages: [SitePage],
        catalogue: ZoneCatalogue, assets: [Asset], contentSecurityPolicy: String
    ) {
        self.baseURL = baseURL
        self.locales = locales
        self.defaultLocale = defaultLocale
        self.pages = pages
        self.catalogue = catalogue
        self.assets = assets
        self.contentSecurityPolicy = contentSecurityPolicy
    }

    /// The reasons that have a page, in order.
    package var reasons: [Slug] {
        let slugs = pages.compactMap { page in
            if case .reason(let slug, nil) = page.subject { slug } else { nil }
        }
        return Set(slugs).sorted()
    }
}

/// What a page is about.
package enum Subject: Hashable, Sendable {
    /// The list of all reasons and blocklists.
    case index
    /// A reason, for one blocklist where a zone is given.
    case reason(Slug, Zone?)
    /// The answer to a link that leads nowhere.
    case notFound
}

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

    package init(subject: Subject, locale: LanguageTag, html: Page, text: Page, json: Page) {
        self.subject = subject
        self.locale = locale
        self.html = html
        self.text = text
        self.json = json
    }

    package func page(in format: Format) -> Page {
        switch format {
        case .html: html
        case .text: text
        case .json: json
        }
    }
}

/// The formats every page comes in.
package enum Format: String, Sendable, CaseIterable {
    case html
    case text
    case json

    package var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .text: "text/plain; charset=utf-8"
        case .json: "application/json"
        }
    }

    /// What stands behind a page's path to ask for this format.
    package var pathExtension: String {
        switch self {
        case .html: "html"
        case .text: "txt"
        case .json: "json"
        }
    }
}

/// A file that is served as it is.
package struct Asset: Sendable {
    /// Relative to the site's root, without a leading slash.
    package let path: String
    package let bytes: [UInt8]
    package let digest: String

    package init(path: String, bytes: [UInt8], digest: String) {
        self.path = path
        self.bytes = bytes
        self.digest = digest
    }

    /// What stands behind the last dot of the file name; nothing without one.
    package var pathExtension: String {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    }

    /// By the file name's extension.
    package var mediaType: String {
        switch pathExtension {
        case "css": "text/css; charset=utf-8"
        case "gif": "image/gif"
        case "html": "text/html; charset=utf-8"
        case "ico": "image/vnd.microsoft.icon"
        case "jpg", "jpeg": "image/jpeg"
        case "js": "text/javascript; charset=utf-8"
        case "json", "webmanifest": "application/json"
        case "pdf": "application/pdf"
        case "png": "image/png"
        case "svg": "image/svg+xml"
        case "txt": "text/plain; charset=utf-8"
        case "webp": "image/webp"
        case "woff2": "font/woff2"
        case "xml": "application/xml"
        default: Self.unknownMediaType
        }
    }

    private static let unknownMediaType = "application/octet-stream"
}
