import Compression
import Links
import Pages
import TestSupport
import Testing

@testable import Serving

/// RFC 9110 §12.5.3.
@Suite("Compressed responses")
struct CompressionNegotiationTests {
    private let site: CompiledSite
    private static let script = Array(repeating: "const x = 1;\n", count: 20).joined()

    init() throws {
        let small = try SmallSite.make()
        site = CompiledSite(
            baseURL: small.baseURL, locales: small.locales, defaultLocale: small.defaultLocale,
            pages: small.pages, catalogue: small.catalogue,
            assets: small.assets + [
                Asset(path: "x.js", bytes: Array(Self.script.utf8), digest: "d2")
            ], policy: small.policy)
    }

    @Test(
        "a client that accepts gzip gets it",
        arguments: [
            ["Accept-Encoding: gzip"], ["Accept-Encoding: br, gzip;q=0.1"],
            ["Accept-Encoding: br", "Accept-Encoding: GZIP"], ["accept-encoding: *;q=0.5"],
            ["Accept-Encoding: x-gzip"],
        ])
    func compressed(fields: [String]) throws {
        let response = try Response.to("/de/dnsbl/?ip=192.0.2.1", fields, of: site)
        #expect(response["content-encoding"] == "gzip")
        let page = try #require(
            site.pages.first { SitePath.page($0.subject, $0.locale) == "de/dnsbl/" })
        let query = LinkQuery(utf8: "ip=192.0.2.1".utf8, catalogue: site.catalogue)
        #expect(response.body == GzipPage(page.html).filled(with: query))
        #expect(response["content-length"] == "\(response.body.count)")
        let script = try Response.to("/x.js", fields, of: site)
        #expect(script["content-encoding"] == "gzip")
        #expect(script.body == GzipPage.compressed(Array(Self.script.utf8)))
    }

    @Test(
        "any other client gets plain bytes",
        arguments: [
            [], ["Accept-Encoding:"], ["Accept-Encoding: br"], ["Accept-Encoding: gzip;q=0"],
            ["Accept-Encoding: identity, deflate"], ["Accept-Encoding: *;q=0"],
            ["Accept-Encoding: gzip;q=2"], ["Accept-Encoding: *, gzip;q=0.000"],
        ])
    func plain(fields: [String]) throws {
        for target in ["/de/dnsbl/", "/x.js", "/nothing"] {
            let response = try Response.to(target, fields, of: site)
            #expect(response["content-encoding"] == nil, "\(target)")
            #expect(response["vary"]?.hasSuffix("Accept-Encoding") == true, "\(target)")
            #expect(response["content-length"] == "\(response.body.count)", "\(target)")
        }
    }

    @Test(
        "text, JSON, and files that would not get shorter are never compressed",
        arguments: ["/de/dnsbl.txt", "/de/dnsbl.json", "/icon.svg", "/healthz"])
    func never(target: String) throws {
        let plain = try Response.to(target, of: site)
        let response = try Response.to(target, ["Accept-Encoding: gzip"], of: site)
        #expect(response["content-encoding"] == nil)
        #expect(response.body == plain.body)
        #expect(response["etag"] == plain["etag"])
    }

    @Test("the 404 page is compressed, too")
    func missing() throws {
        let response = try Response.to("/nothing", ["Accept-Encoding: gzip"], of: site)
        #expect(response.status == 404)
        #expect(response["content-encoding"] == "gzip")
    }
}
