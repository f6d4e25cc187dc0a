internal import Compression
internal import Links
internal import Pages
internal import Rejections

/// How a web server is told to put values into a file.
protocol DirectiveLanguage {
    /// Prints the value of a parameter, escaped for HTML.
    static func directive(for parameter: Parameter) -> [UInt8]
    /// Finished bytes, so that nothing in them or at their end is taken for a directive.
    static func literal(_ bytes: [UInt8]) -> [UInt8]
}

/// The files of a page for a web server that fills in values itself.
///
/// What holds no value is a plain file, compressed beforehand. What holds one is a file of its own
/// in its `VariantFolder`, and only these are searched for directives: their bytes, once filled in,
/// are those of the built-in server.
enum DirectiveFiles {
    static func files(of page: SitePage, in language: any DirectiveLanguage.Type) -> [SiteFile] {
        Format.allCases.flatMap { format in
            let path = path(of: page, in: format)
            return page.page(in: format).variants.flatMap { variant in
                let bytes = bytes(of: variant, in: language)
                guard !variant.known.isEmpty else {
                    return withCompressed(SiteFile(path: path, bytes: bytes))
                }
                let folder = VariantFolder.name(variant.known)
                return [SiteFile(path: "\(VariantFolder.root)/\(folder)/\(path)", bytes: bytes)]
            }
        }
    }

    /// The assets, and what search engines are told.
    static func otherFiles(of site: CompiledSite) -> [SiteFile] {
        CommonFiles.files(of: site).flatMap(withCompressed)
    }

    private static func path(of page: SitePage, in format: Format) -> String {
        let path = SitePath.page(page.subject, page.locale, in: format)
        return path.hasSuffix("/") ? path + "index.html" : path
    }

    private static func bytes(
        of variant: Page.Variant, in language: any DirectiveLanguage.Type
    ) -> [UInt8] {
        guard !variant.known.isEmpty else { return variant.filled(with: LinkQuery()).bytes }
        return variant.segments.flatMap { segment in
            switch segment {
            case .literal(let bytes): language.literal(bytes)
            case .placeholder(let parameter, _): language.directive(for: parameter)
            }
        }
    }

    /// The file, and beside it what is shorter on the wire.
    private static func withCompressed(_ file: SiteFile) -> [SiteFile] {
        let coded = [
            (".gz", GzipVariant(file.bytes).filled(with: LinkQuery())),
            (".br", Brotli.compressed(file.bytes) ?? file.bytes),
        ]
        return [file]
            + coded.filter { $0.1.count < file.bytes.count }.map { suffix, bytes in
                SiteFile(path: file.path + suffix, bytes: bytes)
            }
    }
}
