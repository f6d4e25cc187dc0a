import Foundation
import TestSupport
import Testing

/// HTTP as a client, a cache, or a search engine sees it.
@Suite("Responses", .timeLimit(.minutes(30)))
struct ResponseTests {
    @Test("every response has the security headers")
    func securityHeaders() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            for path in ["/", "/de/", "/de/too-big/", "/nothing", "/icon.svg", "/healthz"] {
                let reply = try await HTTPReply.get(server.address(path))
                let policy = reply.fields["content-security-policy"] ?? ""
                for directive in [
                    "default-src 'none'", "script-src 'self'", "base-uri 'none'",
                    "form-action 'none'", "frame-ancestors 'none'",
                    "require-trusted-types-for 'script'", "trusted-types 'none'",
                ] {
                    #expect(policy.contains(directive), "\(path)")
                }
                #expect(!policy.contains("unsafe"), "\(path)")
                #expect(policy.contains(/style-src 'sha256-[A-Za-z0-9+\/]{43}='/), "\(path)")
                #expect(reply.fields["x-content-type-options"] == "nosniff", "\(path)")
                #expect(reply.fields["referrer-policy"] == "no-referrer", "\(path)")
                #expect(reply.fields["cross-origin-opener-policy"] == "same-origin", "\(path)")
                #expect(reply.fields["cross-origin-resource-policy"] == "same-origin", "\(path)")
                #expect(
                    reply.fields["permissions-policy"]
                        == "camera=(), microphone=(), geolocation=(), browsing-topics=()",
                    "\(path)")
                #expect(reply.fields["set-cookie"] == nil, "\(path)")
            }
        }
    }

    @Test("a page with a query is neither cached nor indexed, one without may be")
    func caching() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            let plain = try await HTTPReply.get(server.address("/de/dnsbl/"))
            #expect(plain.fields["cache-control"] == "max-age=300")
            #expect(plain.fields["x-robots-tag"] == nil)
            #expect(plain.fields["vary"] == "Accept, Accept-Encoding")
            let neutral = try await HTTPReply.get(server.address("/dnsbl"))
            #expect(neutral.fields["vary"] == "Accept-Language, Accept, Accept-Encoding")
            for query in ["?ip=192.0.2.1", "?x", "?"] {
                let reply = try await HTTPReply.get(server.address("/de/dnsbl/\(query)"))
                #expect(reply.fields["cache-control"] == "no-store")
                #expect(reply.fields["x-robots-tag"] == "noindex, nofollow")
            }
        }
    }

    @Test("the response to HEAD is that to GET without the body")
    func head() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            for path in ["/de/dnsbl/?ip=192.0.2.1", "/nothing", "/icon.svg", "/de/too-big.json"] {
                let get = try await HTTPReply.get(server.address(path))
                let head = try await HTTPReply.get(server.address(path), method: "HEAD")
                #expect(head.body.isEmpty)
                #expect(head.status == get.status)
                #expect(head.fields["content-length"] == "\(get.body.count)")
                for name in get.fields.keys where name != "date" {
                    #expect(head.fields[name] == get.fields[name], "\(path) \(name)")
                }
            }
        }
    }

    @Test("a client that accepts gzip gets the same bytes compressed, with a different entity tag")
    func compression() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            for path in [
                "/de/dnsbl/bl.list.example/?ip=2001:db8::1&code=5.7.1", "/de/", "/en/too-big/",
                "/retour.js", "/nothing",
            ] {
                let plain = try await HTTPReply.get(server.address(path))
                let coded = try await HTTPReply.get(
                    server.address(path), ["Accept-Encoding": "gzip, deflate, br"])
                #expect(coded.fields["content-encoding"] == "gzip", "\(path)")
                #expect(coded.fields["vary"]?.contains("Accept-Encoding") == true)
                #expect(coded.fields["etag"] != plain.fields["etag"])
                #expect(coded.body.count < plain.body.count, "\(path)")
                let decoded = try await HTTPReply.get(
                    server.address(path), ["Accept-Encoding": "gzip"], decoding: true)
                #expect(decoded.body == plain.body, "\(path)")
            }
            // Programs request these one at a time, so they are not compressed.
            for path in ["/en/too-big.txt", "/en/too-big.json"] {
                let reply = try await HTTPReply.get(
                    server.address(path), ["Accept-Encoding": "gzip"])
                #expect(reply.fields["content-encoding"] == nil, "\(path)")
            }
        }
    }

    @Test("an entity tag identifies the bytes, and a client that has them gets 304")
    func entityTags() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            var tags: [String] = []
            for path in [
                "/de/dnsbl/", "/de/dnsbl/?ip=192.0.2.1", "/de/dnsbl/?ip=192.0.2.2", "/en/dnsbl/",
                "/de/dnsbl.txt", "/de/dnsbl.json", "/icon.svg",
            ] {
                let reply = try await HTTPReply.get(server.address(path))
                let tag = try #require(reply.fields["etag"])
                tags.append(tag)
                for field in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                    let again = try await HTTPReply.get(
                        server.address(path), ["If-None-Match": field])
                    #expect(again.status == 304, "\(path) \(field)")
                    #expect(again.body.isEmpty)
                    #expect(again.fields["etag"] == tag)
                }
                let other = try await HTTPReply.get(
                    server.address(path), ["If-None-Match": "\"other\""])
                #expect(other.status == 200)
            }
            #expect(Set(tags).count == tags.count)
        }
    }

    @Test("a page is also available as plain text and JSON, by its path and by Accept")
    func formats() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            let query = "?ip=192.0.2.1&list=bl.list.example"
            let json = try await HTTPReply.get(server.address("/en/dnsbl.json\(query)"))
            #expect(json.fields["content-type"] == "application/json")
            let object = try JSONSerialization.jsonObject(with: json.body) as? [String: Any]
            let members = try #require(object)
            #expect(members["reason"] as? String == "dnsbl")
            #expect(members["actor"] as? String == "provider")
            #expect(members["codes"] as? [String] == ["5.7.1"])
            #expect(members["ip"] as? String == "192.0.2.1")
            #expect(members["list"] as? String == "bl.list.example")
            #expect(
                members["lookup"] as? String == "https://list.example/?ip=192.0.2.1")
            #expect((members["steps"] as? [String])?.isEmpty == false)
            let accepted = try await HTTPReply.get(
                server.address("/dnsbl\(query)"),
                ["Accept": "application/json", "Accept-Language": "en"])
            #expect(accepted.body == json.body)

            let text = try await HTTPReply.get(
                server.address("/en/dnsbl/bl.list.example.txt?ip=192.0.2.1"))
            #expect(text.fields["content-type"] == "text/plain; charset=utf-8")
            #expect(text.text.contains("Server: 192.0.2.1\n"))
            #expect(text.text.contains("https://list.example/?ip=192.0.2.1"))
            let plain = try await HTTPReply.get(
                server.address("/en/dnsbl/bl.list.example/?ip=192.0.2.1"), ["Accept": "text/plain"])
            #expect(plain.body == text.body)
        }
    }

    @Test("other methods are rejected, /healthz answers, and assets are served")
    func others() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
                let reply = try await HTTPReply.get(server.address("/de/"), method: method)
                #expect(reply.status == 405)
                #expect(reply.fields["allow"] == "GET, HEAD")
            }
            let health = try await HTTPReply.get(server.address("/healthz"))
            #expect(health.status == 200)
            #expect(health.text == "ok\n")
            let script = try await HTTPReply.get(server.address("/retour.js"))
            #expect(script.fields["content-type"] == "text/javascript; charset=utf-8")
        }
    }

    @Test("'retour render' prints the same bytes as the server sends")
    func rendered() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            for (format, suffix) in [("html", "/"), ("text", ".txt"), ("json", ".json")] {
                let run = try await RetourProgram.run(
                    "render", "dnsbl", "--locale", "de", "--ip", "192.0.2.1", "--list",
                    "bl.list.example", "--format", format, in: site.root)
                let reply = try await HTTPReply.get(
                    server.address("/de/dnsbl/bl.list.example\(suffix)?ip=192.0.2.1"))
                #expect(run.status == 0)
                #expect(run.output == reply.text)
            }
        }
    }
}
