import Pages
import TestSupport
import Testing

@testable import Serving

/// RFC 9110 §13.
@Suite("Conditional requests")
struct ConditionalRequestTests {
    private let site: CompiledSite

    init() throws {
        site = try SmallSite.make()
    }

    private static let targets = [
        "/de/dnsbl/", "/de/dnsbl/?ip=192.0.2.1", "/dnsbl?ip=192.0.2.2", "/en/dnsbl/",
        "/de/dnsbl.txt", "/de/dnsbl.json?ip=::1", "/icon.svg",
    ]

    @Test("a client that has the bytes gets 304 without them", arguments: targets)
    func known(target: String) throws {
        let whole = try Response.to(target, of: site)
        let tag = try #require(whole["etag"])
        for fields in [
            ["If-None-Match: \(tag)"], ["If-None-Match: W/\(tag)"], ["If-None-Match: *"],
            ["If-None-Match: \"other\",\t\(tag) , \"x\""],
            ["If-None-Match: \"other\"", "If-None-Match: \(tag)"],
        ] {
            let response = try Response.to(target, fields, of: site)
            #expect(response.status == 304, "\(fields)")
            #expect(response.body.isEmpty)
            // RFC 9110 §15.4.5: what a cache needs, and nothing about the body.
            for name in ["etag", "cache-control", "vary", "x-robots-tag"] {
                #expect(response[name] == whole[name], "\(name)")
            }
            for name in ["content-length", "content-type", "content-language"] {
                #expect(response[name] == nil, "\(name)")
            }
        }
    }

    @Test("a client that has other bytes gets these", arguments: targets)
    func unknown(target: String) throws {
        let whole = try Response.to(target, of: site)
        let tag = try #require(whole["etag"])
        for field in [
            "If-None-Match: \"other\"", "If-None-Match: \(tag.dropFirst().dropLast())",
            "If-None-Match:", "If-None-Match: w/\(tag)",
            // No page has a date, so none can be older than this.
            "If-Modified-Since: Sat, 29 Oct 2033 19:43:31 GMT",
            "If-Match: \"other\"", "If-Unmodified-Since: Sat, 29 Oct 1994 19:43:31 GMT",
        ] {
            let response = try Response.to(target, [field], of: site)
            #expect(response.status == 200, "\(field)")
            #expect(response.body == whole.body, "\(field)")
        }
    }

    @Test("different bytes have different tags, equal ones the same")
    func tags() throws {
        let gzip = "Accept-Encoding: gzip"
        let tags =
            try Self.targets.map { try Response.to($0, of: site)["etag"] }
            + Self.targets.prefix(4).map { try Response.to($0, [gzip], of: site)["etag"] }
        #expect(Set(tags.compactMap(\.self)).count == tags.count)
        let first = try Response.to("/dnsbl?ip=2001:DB8::0:1&x", of: site)
        let second = try Response.to("/de/dnsbl/?IP=2001:db8::1).", of: site)
        #expect(first["etag"] == second["etag"])
        #expect(first.body == second.body)
    }

    @Test("the 404 page is always sent")
    func missing() throws {
        let response = try Response.to("/nothing", ["If-None-Match: *"], of: site)
        #expect(response.status == 404)
        #expect(!response.body.isEmpty)
    }

    @Test("a compressed page is known by its own tag only")
    func compressed() throws {
        let gzip = "Accept-Encoding: gzip"
        let tag = try #require(try Response.to("/de/", [gzip], of: site)["etag"])
        let known = try Response.to("/de/", [gzip, "If-None-Match: \(tag)"], of: site)
        #expect(known.status == 304)
        #expect(known["content-encoding"] == nil)
        #expect(try Response.to("/de/", ["If-None-Match: \(tag)"], of: site).status == 200)
    }
}
