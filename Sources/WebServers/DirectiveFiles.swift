internal import Compression
internal import Links
internal import Pages
internal import Rejections

/// The files of a page for a web server that fills in values itself.
///
/// A page is one file in each format, with directives where it has values or sections: filled in,
/// its bytes are those of the built-in server. What a link that says nothing gets is also there
/// compressed, so such a request costs the web server no work.
struct DirectiveFiles: Sendable {
    let site: CompiledSite
    let language: any DirectiveLanguage.Type
    private let literals = DeflatedLiterals()

    /// What a web server cannot do with maps of regular expressions and directives.
    static let missingCapabilities: Set<Capability> = [
        .honorsLanguageQuality, .canonicalizesIPv6, .reversesIPv6, .decodesValues,
        .negotiatesFormat,
    ]

    init(_ site: CompiledSite, _ language: any DirectiveLanguage.Type) {
        self.site = site
        self.language = language
    }

    func files(of page: SitePage) -> [SiteFile] {
        Format.allCases.flatMap { format -> [SiteFile] in
            let path = Self.path(of: page, in: format)
            let compiled = page.page(in: format)
            let file = SiteFile(path: path, bytes: language.document(compiled))
            guard format == .html else { return [file] }
            let plain = compiled.filled(with: LinkQuery()).bytes
            let gzip = GzipPage(compiled, literals).filled(with: LinkQuery())
            return [file] + Self.shorter(path, plain, gzip: gzip)
        }
    }

    /// The assets, and what search engines are told.
    var otherFiles: [SiteFile] {
        CommonFiles.files(of: site).flatMap(Self.withCompressed)
    }

    /// The pages of the default locale, for a configuration that knows only locales that are gone.
    var links: [SiteLink] {
        [SiteLink(path: LinkRules.defaultFolder, target: site.defaultLocale.description)]
    }

    private static func path(of page: SitePage, in format: Format) -> String {
        let path = SitePath.page(page.subject, page.locale, in: format)
        return path.hasSuffix("/") ? path + "index.html" : path
    }

    /// The file, and next to it what is shorter on the wire.
    private static func withCompressed(_ file: SiteFile) -> [SiteFile] {
        [file] + shorter(file.path, file.bytes, gzip: GzipPage.compressed(file.bytes))
    }

    private static func shorter(
        _ path: String, _ bytes: [UInt8], gzip: [UInt8]
    ) -> [SiteFile] {
        [(".gz", gzip), (".br", Brotli.compressed(bytes) ?? bytes)]
            .filter { $0.1.count < bytes.count }
            .map { SiteFile(path: path + $0.0, bytes: $0.1) }
    }
}
