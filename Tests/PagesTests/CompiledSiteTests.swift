import Links
import Pages
import Rejections
import Testing

@Suite struct CompiledSiteTests {
    @Test(
        "a file's media type follows from the extension of its name",
        arguments: [
            ("style.css", "text/css; charset=utf-8"),
            ("retour.js", "text/javascript; charset=utf-8"),
            ("favicon.ico", "image/vnd.microsoft.icon"), ("a.jpg", "image/jpeg"),
            ("a.jpeg", "image/jpeg"), ("icon.svg", "image/svg+xml"), ("a.png", "image/png"),
            ("a.webp", "image/webp"), ("a.woff2", "font/woff2"), ("sitemap.xml", "application/xml"),
            ("robots.txt", "text/plain; charset=utf-8"), ("a.json", "application/json"),
            ("site.webmanifest", "application/json"),
            ("a/b.c/d.min.css", "text/css; charset=utf-8"),
            (".well-known/security.txt", "text/plain; charset=utf-8"),
        ])
    func mediaType(path: String, expected: String) {
        #expect(Asset(path: path, bytes: [], digest: "").mediaType == expected)
    }

    @Test(
        "a file of unknown kind is bytes",
        arguments: [
            "LICENSE", "a.tar.gz", "", "folder.css/file", "a.", ".well-known/apple-app",
            "css", "txt", "fonts/js", "json",
        ])
    func unknownMediaType(path: String) {
        let asset = Asset(path: path, bytes: [], digest: "")
        #expect(asset.mediaType == "application/octet-stream")
    }

    @Test(
        "every format has its media type and its extension",
        arguments: [
            (.html, "text/html; charset=utf-8", "html"),
            (.text, "text/plain; charset=utf-8", "txt"),
            (.json, "application/json", "json"),
        ] as [(Format, String, String)])
    func format(format: Format, mediaType: String, pathExtension: String) {
        #expect(format.mediaType == mediaType)
        #expect(format.pathExtension == pathExtension)
    }

    /// A page of one format that says which one it is.
    @Test func `a page is found by its format`() throws {
        let page = SitePage(subject: .index, locale: try #require(LanguageTag("de"))) { format in
            Page([.literal(Array(format.rawValue.utf8))])
        }
        for format in Format.allCases {
            let filled = page.page(in: format).filled(with: LinkQuery()).bytes
            #expect(String(decoding: filled, as: UTF8.self) == format.rawValue)
        }
    }
}
