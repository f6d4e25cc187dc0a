import Pages
import TestSupport
import Testing

@testable import Serving

@Suite("Responses with a page")
struct PageResponseTests {
    private let site: CompiledSite

    init() throws {
        site = try SmallSite.make(lists: ["bl.list.example", "rating"])
    }

    private func response(_ target: String, _ fields: String...) throws -> Response {
        try Response.to(target, fields, of: site)
    }

    @Test("a page comes with what caches, browsers, and search engines need")
    func whole() throws {
        let response = try response("/de/dnsbl/?ip=192.0.2.1")
        #expect(response.status == 200)
        #expect(response.text == "<html><body class=\"x\">de/dnsbl/ 192.0.2.1</body></html>")
        var fields = response.fields
        #expect(fields.removeValue(forKey: "date")?.hasSuffix(" GMT") == true)
        #expect(fields.removeValue(forKey: "etag")?.hasSuffix("-192.0.2.1\"") == true)
        #expect(
            fields == [
                "server": "retour", "content-security-policy": site.policy.header,
                "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
                "permissions-policy":
                    "camera=(), microphone=(), geolocation=(), browsing-topics=()",
                "cross-origin-opener-policy": "same-origin",
                "cross-origin-resource-policy": "same-origin",
                "strict-transport-security": "max-age=31536000",
                "content-type": "text/html; charset=utf-8", "content-language": "de",
                "cache-control": "no-store", "x-robots-tag": "noindex, nofollow",
                "vary": "Accept, Accept-Encoding", "content-length": "\(response.body.count)",
            ])
    }

    @Test(
        "a link shows its page",
        arguments: [
            ("/de/", "de/ none"), ("/en/dnsbl", "en/dnsbl/ none"),
            ("/dnsbl?ip=::1", "de/dnsbl/ ::1"),
            (
                "/en/dnsbl/?list=bl.list.example&ip=192.0.2.1",
                "en/dnsbl/bl.list.example/ 192.0.2.1"
            ),
            ("/en/dnsbl/?list=KEY.dq.list.example", "en/dnsbl/bl.list.example/ none"),
            ("/en/dnsbl/?list=rating", "en/dnsbl/rating/ none"),
            ("/en/dnsbl/?list=r.rating.example", "en/dnsbl/rating/ none"),
            ("/en/dnsbl/?list=KEY.r.rating.example", "en/dnsbl/rating/ none"),
            ("/en/dnsbl/r.rating.example/", "en/dnsbl/rating/ none"),
            ("/en/dnsbl/?list=other.example", "en/dnsbl/ none"),
            ("/en/spf?ip=192.0.2.1&list=bl.list.example", "en/spf/ none"),
            ("http://reject.example/en/dnsbl?ip=::1", "en/dnsbl/ ::1"),
        ])
    func links(link: String, expected: String) throws {
        let response = try response(link)
        #expect(response.status == 200)
        #expect(response.text == "<html><body class=\"x\">\(expected)</body></html>")
    }

    @Test(
        "only without a query may a cache or a search engine keep a page",
        arguments: [
            ("/de/dnsbl/", "max-age=300", nil), ("/de/dnsbl/?", "no-store", "noindex, nofollow"),
            ("/de/dnsbl/?x", "no-store", "noindex, nofollow"),
            ("/spf?ip=192.0.2.1", "no-store", "noindex, nofollow"),
        ] as [(String, String, String?)])
    func caching(link: String, caching: String, robots: String?) throws {
        let response = try response(link)
        #expect(response["cache-control"] == caching)
        #expect(response["x-robots-tag"] == robots)
    }

    @Test(
        "a link without a language is answered in the client's",
        arguments: [
            ("/dnsbl", [], "de", "Accept-Language, Accept, Accept-Encoding"),
            (
                "/dnsbl", ["Accept-Language: fr, en;q=0.5"], "en",
                "Accept-Language, Accept, Accept-Encoding"
            ),
            (
                "/", ["Accept-Language: fr", "Accept-Language: en"], "en",
                "Accept-Language, Accept, Accept-Encoding"
            ),
            ("/de/dnsbl", ["Accept-Language: en"], "de", "Accept, Accept-Encoding"),
            ("/dnsbl.txt", ["Accept-Language: en"], "en", "Accept-Language, Accept-Encoding"),
            ("/de/dnsbl.json", ["Accept-Language: en"], "de", "Accept-Encoding"),
        ])
    func languages(link: String, fields: [String], locale: String, vary: String) throws {
        let response = try Response.to(link, fields, of: site)
        #expect(response["content-language"] == locale)
        #expect(response.text.contains("\(locale)/"))
        #expect(response["vary"] == vary)
    }

    @Test(
        "the format is that of the path, or the one that the client prefers",
        arguments: [
            ("/en/dnsbl", "*/*", "text/html; charset=utf-8"),
            ("/en/dnsbl", "text/plain, text/html;q=0.9", "text/plain; charset=utf-8"),
            ("/en/dnsbl", "application/json", "application/json"),
            ("/en/dnsbl.txt", "application/json", "text/plain; charset=utf-8"),
            ("/en/dnsbl/index.html", "application/json", "text/html; charset=utf-8"),
            ("/nothing", "application/json", "application/json"),
        ])
    func formats(link: String, accept: String, type: String) throws {
        #expect(try response(link, "Accept: \(accept)")["content-type"] == type)
    }

    @Test(
        "an unknown path gets the 404 page, in the language of the path or of the client",
        arguments: [
            ("/nothing", "en"), ("/de/nothing", "de"), ("/fr/", "en"), ("/de/dnsbl/a/b/c", "de"),
            ("/en/dnsbl/other.example/", "en"), ("/..%2f..%2fetc/passwd", "en"),
            ("/../../etc/passwd", "en"), ("/de/%00", "de"), ("/%ff", "en"), ("/DE/nothing", "de"),
            ("/<script>alert(1)</script>", "en"), ("/rbl?ip=192.0.2.1", "en"), ("*", "en"),
        ])
    func missing(path: String, locale: String) throws {
        let response = try response(path, "Accept-Language: en")
        #expect(response.status == 404)
        #expect(response["content-language"] == locale)
        #expect(response["x-robots-tag"] == "noindex, nofollow")
        #expect(response.text == "<html><body class=\"x\">\(locale)/404.html none</body></html>")
    }

    @Test(
        "a legacy link redirects to its page, and no cache keeps the redirect",
        arguments: [
            ("/Why?s=mfrom;id=a%40sender.example;ip=192.0.2.1;r=mx.example", "/spf?ip=192.0.2.1"),
            ("/rbl/192.0.2.1/BL.list.example", "/dnsbl?ip=192.0.2.1&list=bl.list.example"),
            ("/rbl/192.0.2.1/key.r.rating.example", "/dnsbl?ip=192.0.2.1&list=rating"),
            ("/?c=bl&i=ip&v=192.0.2.1", "/dnsbl?ip=192.0.2.1"),
            ("/Why?ip=192.0.2.1%0d%0aX:1", "/spf"),
        ])
    func legacyLinks(link: String, location: String) throws {
        let response = try response(link)
        #expect(response.status == 302)
        #expect(response["location"] == location)
        #expect(response["cache-control"] == "no-store")
        #expect(response["x-robots-tag"] == "noindex, nofollow")
        #expect(response["content-length"] == "0")
        #expect(response.body.isEmpty)
    }
}
