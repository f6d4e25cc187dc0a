import Pages
import TestSupport
import Testing

@testable import Serving

@Suite("Methods")
struct MethodTests {
    private let site: CompiledSite

    init() throws {
        site = try SmallSite.make()
    }

    @Test(
        "HEAD is GET without the body",
        arguments: [
            "/", "/de/dnsbl/?ip=192.0.2.1", "/de/spf.json", "/nothing", "/icon.svg", "/healthz",
            "/Why?ip=192.0.2.1",
        ])
    func head(target: String) throws {
        for fields in [[], ["Accept-Encoding: gzip"], ["If-None-Match: *"]] {
            var get = try Response.to(target, fields, of: site)
            var head = try Response.to(target, fields, method: "HEAD", of: site)
            #expect(head.status == get.status)
            #expect(head.body.isEmpty)
            #expect(head.names == get.names)
            get.fields["date"] = nil
            head.fields["date"] = nil
            #expect(head.fields == get.fields)
        }
    }

    @Test(
        "any other method is refused, whatever it asks for",
        arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"])
    func refused(method: String) throws {
        for target in ["/de/", "/nothing", "/healthz", "/icon.svg", "/Why?ip=192.0.2.1"] {
            let response = try Response.to(target, method: method, of: site)
            #expect(response.status == 405, "\(target)")
            #expect(response["allow"] == "GET, HEAD", "\(target)")
            #expect(response.text == "Only GET and HEAD are allowed.\n", "\(target)")
        }
    }

    @Test("a check of the server's health is never cached")
    func health() throws {
        let response = try Response.to("/healthz", of: site)
        #expect(response.status == 200)
        #expect(response["cache-control"] == "no-store")
        #expect(response.text == "ok\n")
    }

    @Test("a file is sent with the type of its name")
    func asset() throws {
        let response = try Response.to("/ICON.svg?x", of: site)
        #expect(response.status == 200)
        #expect(response["content-type"] == "image/svg+xml")
        #expect(response["cache-control"] == "max-age=3600")
        #expect(response["etag"] == "\"d1\"")
        #expect(response.text == "<svg/>")
    }

    @Test("a file may have capital letters in its name")
    func capitals() throws {
        let asset = Asset(path: "Press/Logo.PDF", bytes: [1, 2], digest: "d2")
        let site = CompiledSite(
            baseURL: site.baseURL, locales: site.locales, defaultLocale: site.defaultLocale,
            pages: site.pages, catalogue: site.catalogue, assets: [asset],
            policy: site.policy)
        let log = RecordedLog()
        #expect(try Response.to("/Press/Logo.PDF", of: site, log: log).body == [1, 2])
        #expect(log.lines == ["GET /Press/Logo.PDF 200 2 192.0.2.0/24"])
    }
}
