import Foundation
import TestSupport
import Testing
import WebServers

/// The header fields of every web server.
@Suite("Headers of the front ends", .serialized, .timeLimit(.minutes(30)))
struct FrontendHeaderTests {
    private static let live: [Frontend] = [.nginx, .apache, .htaccess, .caddy]

    @Test("every response has the security headers of the built-in server, once")
    func security() async throws {
        let names = [
            "content-security-policy", "x-content-type-options", "referrer-policy",
            "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy",
            "strict-transport-security",
        ]
        try await Frontend.use([.builtIn] + Self.live, SiteFolder()) { addresses in
            let builtIn = try #require(addresses[.builtIn])
            for way in Self.live {
                for link in [
                    "/", "/de/", "/en/dnsbl/?ip=192.0.2.1", "/nothing", "/icon.svg", "/retour.js",
                    "/de/dnsbl.json", "/de/dnsbl/index.html",
                ] {
                    let expected = try await HTTPReply.get(builtIn + link)
                    let reply = try await HTTPReply.get(try #require(addresses[way]) + link)
                    for name in names {
                        #expect(
                            reply.fields[name] == expected.fields[name].map(Frontend.configured),
                            "\(way) \(link)")
                    }
                    #expect(reply.fields["set-cookie"] == nil, "\(way) \(link)")
                }
            }
        }
    }

    @Test(
        "a redirect never has the host name of the request, and a request for a range gets each field once"
    )
    func hostAndRange() async throws {
        try await Frontend.use(Self.live, .withReasonsOfLegacyLinks()) { addresses in
            for way in Self.live where way != .caddy {
                let root = try #require(addresses[way])
                let redirect = try await HTTPReply.get(
                    "\(root)/why?ip=192.0.2.1", ["Host": "evil.example"])
                #expect(redirect.status == 302, "\(way)")
                let origin = way == .nginx ? "" : "https://reject.example"
                let expected = "\(origin)/spf?ip=192.0.2.1"
                #expect(redirect.fields["location"] == expected, "\(way)")
                #expect(!redirect.text.contains("evil"), "\(way)")
                for range in ["bytes=99999999-", "bytes=0-1", "bytes=1-2,4-5,7-"] {
                    for link in ["/en/dnsbl/", "/icon.svg", "/nothing"] {
                        let reply = try await HTTPReply.get(root + link, ["Range": range])
                        let plain = try await HTTPReply.get(root + link)
                        for name in ["content-security-policy", "cache-control", "x-robots-tag"] {
                            #expect(
                                reply.fields[name] == plain.fields[name], "\(way) \(link) \(range)")
                        }
                    }
                }
            }
        }
    }

    @Test("a page with a query is neither cached nor indexed, one without may be")
    func caching() async throws {
        try await Frontend.use(Self.live, SiteFolder()) { addresses in
            for way in Self.live {
                let root = try #require(addresses[way])
                for link in ["/de/dnsbl/?ip=192.0.2.1", "/de/dnsbl/?x", "/dnsbl?x=1", "/nothing?x"]
                {
                    let reply = try await HTTPReply.get(root + link)
                    #expect(reply.fields["cache-control"] == "no-store", "\(way) \(link)")
                    #expect(reply.fields["x-robots-tag"] == "noindex, nofollow", "\(way) \(link)")
                }
                let plain = try await HTTPReply.get("\(root)/de/dnsbl/")
                #expect(plain.fields["cache-control"] == "max-age=300", "\(way)")
                #expect(plain.fields["x-robots-tag"] == nil, "\(way)")
                #expect(plain.fields["content-language"] == "de", "\(way)")
                let missing = try await HTTPReply.get("\(root)/nothing")
                #expect(missing.fields["x-robots-tag"] == "noindex, nofollow", "\(way)")
                let neutral = try await HTTPReply.get("\(root)/dnsbl")
                #expect(neutral.fields["vary"]?.contains("Accept-Language") == true, "\(way)")
            }
        }
    }

    @Test(
        "a page without values is sent as it was compressed at build time, one with values is not")
    func compression() async throws {
        try await Frontend.use(Self.live, SiteFolder()) { addresses in
            for way in Self.live {
                let root = try #require(addresses[way])
                for link in ["/de/dnsbl/", "/dnsbl", "/retour.js", "/nothing"] {
                    let coded = try await HTTPReply.get(root + link, ["Accept-Encoding": "gzip"])
                    #expect(coded.fields["content-encoding"] == "gzip", "\(way) \(link)")
                    // RFC 1952: without a name and time, unlike what a server compresses itself.
                    #expect(coded.body.starts(with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]), "\(way)")
                    let vary = coded.fields["vary"] ?? ""
                    #expect(vary.contains("Accept-Encoding"), "\(way) \(link)")
                    // Debian's nginx has no Brotli unless the operator adds it.
                    if way == .nginx { continue }
                    let plain = try await HTTPReply.get(root + link)
                    let shorter = try await HTTPReply.get(
                        root + link, ["Accept-Encoding": "gzip, br"], decoding: true)
                    #expect(shorter.fields["content-encoding"] == "br", "\(way) \(link)")
                    let types = [shorter, plain].map {
                        $0.fields["content-type"]?.prefix { $0 != ";" }
                    }
                    #expect(types[0] == types[1], "\(way) \(link)")
                    #expect(shorter.fields["content-language"] == plain.fields["content-language"])
                    #expect(shorter.body == plain.body, "\(way) \(link)")
                }
                let refused = try await HTTPReply.get(
                    "\(root)/de/dnsbl/", ["Accept-Encoding": "identity"])
                #expect(refused.fields["content-encoding"] == nil, "\(way)")
                for field in ["Range", "If-Modified-Since", "If-None-Match"] {
                    let value = ["Range": "bytes=0-9", "If-None-Match": "\"0\""][field]
                    let reply = try await HTTPReply.get(
                        "\(root)/en/dnsbl/?ip=192.0.2.1",
                        [field: value ?? "Fri, 01 Jan 2100 00:00:00 GMT"])
                    #expect(reply.status == 200, "\(way) \(field)")
                    #expect(reply.facts == ["192.0.2.1"], "\(way) \(field)")
                }
            }
        }
    }

    /// `Accept-Language`, the language of the page, and that of a server that compares coarsely.
    private static let languages: [(field: String, language: String, coarse: String)] = [
        ("en", "en", "en"), ("de", "de", "de"), ("fr", "de", "de"), ("", "de", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en", "en"), ("fr,en;q=0.5", "en", "en"),
        ("de;q=0.3,en;q=0.7", "en", "en"), ("de;q=0.3, fr;q=0.9, en;q=0.70", "en", "en"),
        ("EN-us", "en", "en"), ("english", "de", "de"), ("x-en", "de", "de"), ("*", "de", "de"),
        ("en;q=0", "de", "de"), ("en;q=0.5,*;q=0.4", "en", "en"), ("en ; q=0.2 , fr", "en", "en"),
        ("de;q=0.001,en;q=0.002", "en", "de"), ("de;q=0.81,en;q=0.85", "en", "de"),
        ("de;q=0,*", "en", "de"),
    ]

    @Test("a link without a language is answered in the reader's language")
    func language() async throws {
        try await Frontend.use([.builtIn] + Self.live, SiteFolder()) { addresses in
            for way in [.builtIn] + Self.live {
                let root = try #require(addresses[way])
                for (field, language, coarse) in Self.languages {
                    let reply = try await HTTPReply.get(
                        "\(root)/dnsbl?ip=192.0.2.1", ["Accept-Language": field])
                    let expected =
                        way.missingCapabilities.contains(.honorsLanguageQuality) ? coarse : language
                    #expect(reply.text.contains("<html lang=\"\(expected)\""), "\(way) \(field)")
                    #expect(reply.fields["content-language"] == expected, "\(way) \(field)")
                }
            }
        }
    }
}
