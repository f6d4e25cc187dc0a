import Foundation
import LinkTables
import Rejections
import TestSupport
import Testing
import WebServers

/// The same links, opened on every front end: what a reader sees is the same.
@Suite("Front ends", .serialized, .timeLimit(.minutes(30)))
struct FrontendTests {
    private static let live: [Frontend] = [.nginx, .apache, .htaccess, .caddy]

    /// A small site with the directives of web servers in its texts, and a service without a zone of
    /// its own.
    private func site() throws -> SiteFolder {
        let site = try SiteFolder()
        let directives = """
            Type `<!--#echo var="DOCUMENT_ROOT" -->`, `<!--#include virtual="/retour.js" -->`,
            `<?php phpinfo() ?>`, `&lt;!--#`, &#123;&#123;env "HOME"&#125;&#125;, &#123;&#123;&#123;,
            ``a ` b``, `$(id)` and &#123;http.request.remote&#125;. Server {{#ip}}&#123;{{ip}}{{/ip}}.
            """
        for language in ["de", "en"] {
            try site.edit(
                "Content/reasons/dnsbl/\(language).md", "## For administrators",
                "## For administrators\n\n\(directives)")
        }
        try site.addService()
        return site
    }

    @Test("for every link, a browser shows the same text on every front end")
    func sameText() async throws {
        try await Frontend.use(Frontend.allCases, site()) { addresses in
            try await Browser.withSession { browser in
                for row in LinkRow.table {
                    var texts: [String: String] = [:]
                    for way in Frontend.allCases where way != .builtIn {
                        let link = row.shown(by: way)
                        if texts[link] == nil {
                            texts[link] = try await text(browser, addresses[.builtIn], link)
                        }
                        let expected = try #require(texts[link])
                        let shown = try await text(browser, addresses[way], row.link)
                        let differs = row.needs.contains(.canonicalizesIPv6)
                        #expect(
                            differs ? canonical(shown) == canonical(expected) : shown == expected,
                            "\(way) \(row.link)")
                        #expect(!shown.contains("secretkey"), "\(way) \(row.link)")
                    }
                }
            }
        }
    }

    @Test("without script, servers show the same, and a static host the page without values")
    func withoutScript() async throws {
        try await Frontend.use([.builtIn, .nginx, .plain], site()) { addresses in
            try await Browser.withSession { browser in
                try await browser.setScriptsEnabled(false)
                let link = "/de/dnsbl/?ip=192.0.2.1&list=bl.list.example"
                let expected = try await text(browser, addresses[.builtIn], link)
                #expect(try await text(browser, addresses[.nginx], link) == expected)
                let plain = try await text(browser, addresses[.builtIn], "/de/dnsbl/")
                #expect(try await text(browser, addresses[.plain], link) == plain)
                for neutral in ["/dnsbl/?ip=192.0.2.1", "/"] {
                    let shown = try await text(browser, addresses[.plain], neutral)
                    #expect(shown.contains("Deutsch") && shown.contains("English"), "\(neutral)")
                }
            }
        }
    }

    @Test("every front end shows a link without a language in the browser's language")
    func languages() async throws {
        try await Frontend.use(Frontend.allCases, site()) { addresses in
            try await Browser.withSession { browser in
                for (languages, expected) in [
                    ("de", "de"), ("en", "en"), ("en-GB,en,de", "en"), ("de-AT,en", "de"),
                    ("fr,en", "en"), ("fr", "de"), ("ja,fr,de,en", "de"),
                ] {
                    try await browser.setLanguages(languages)
                    for link in ["/dnsbl?ip=192.0.2.1&list=bl.list.example", "/"] {
                        let page = try await text(browser, addresses[.builtIn], link)
                        for way in Frontend.allCases {
                            let shown = try await text(browser, addresses[way], link)
                            let language = try await browser.evaluate(
                                "document.documentElement.lang", as: String.self)
                            #expect(language == expected, "\(way) \(languages) \(link)")
                            #expect(shown == page, "\(way) \(languages) \(link)")
                        }
                    }
                }
            }
        }
    }

    @Test("servers send the same bytes as the built-in one, in every format, compressed or not")
    func sameBytes() async throws {
        let formats = [
            "/en/dnsbl.txt?ip=192.0.2.1", "/de/dnsbl.json?ip=192.0.2.1&code=5.7.1",
            "/en/dnsbl.json?list=bl.list.example", "/en/dnsbl/bl.list.example.txt?ip=2001:db8::1",
            "/de/dnsbl/index.json", "/en/blocklists.json", "/blocklists",
            "/en/dnsbl/key.dq.list.example/index.html",
            "/en/dnsbl/dq.list.example.txt", "/de/dnsbl/key.dq.list.example/index.json",
            "/de/blocklists/",
            "/en/index.txt", "/dnsbl.txt?ip=192.0.2.1", "/en.json",
            "/en/first-steps.json", "/de/first-steps.txt", "/de/nothing", "/nothing?ip=192.0.2.1",
            "/en/dnsbl/a/b", "/en/dnsbl/unknown.example/",
            "/dnsbl/bl.list.example/", "/de/404.html", "/retour.js", "/icon.svg",
        ]
        try await Frontend.use([.builtIn] + Self.live, site()) { addresses in
            let same = LinkRow.table.filter { !$0.needs.contains(.canonicalizesIPv6) }
            for row in same + formats.map({ LinkRow($0, []) }) {
                for way in Self.live {
                    let expected = try await get(addresses[.builtIn], row.shown(by: way))
                    let reply = try await get(addresses[way], row.link)
                    #expect(reply.status == expected.status, "\(way) \(row.link)")
                    #expect(reply.body == expected.body, "\(way) \(row.link)")
                    let type = reply.fields["content-type"]?.prefix { $0 != ";" }
                    if !row.link.hasPrefix("/retour.js") {
                        let expectedType = expected.fields["content-type"]?.prefix { $0 != ";" }
                        #expect(type == expectedType, "\(way) \(row.link)")
                    }
                    let coded = try await HTTPReply.get(
                        try #require(addresses[way]) + row.link, ["Accept-Encoding": "gzip, br"],
                        decoding: true)
                    #expect(coded.body == expected.body, "\(way) \(row.link)")
                }
                if row.link.hasPrefix("/en/dnsbl/"), !row.facts.isEmpty {
                    let reply = try await get(addresses[.builtIn], row.link)
                    #expect(Set(reply.facts) == Set(row.facts), "\(row.link)")
                }
            }
        }
    }

    @Test("an address is shown reversed where the front end can reverse it")
    func reversedAddresses() async throws {
        let site = try SiteFolder()
        let text =
            "Reversed {{#ip-reversed}}{{ip-reversed}}{{/ip-reversed}}"
            + "{{^ip-reversed}}unknown{{/ip-reversed}}."
        for language in ["de", "en"] {
            try site.edit(
                "Content/reasons/dnsbl/\(language).md", "## For administrators",
                "## For administrators\n\n\(text)")
        }
        let nibbles = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2"
        try await Frontend.use(Frontend.allCases, site) { addresses in
            try await Browser.withSession { browser in
                for way in Frontend.allCases {
                    let reversesIPv6 = !way.missingCapabilities.contains(.reversesIPv6)
                    for (query, reversed) in [
                        ("", "unknown"), ("?code=5.7.1", "unknown"), ("?ip=192.0.2.1", "1.2.0.192"),
                        ("?ip=192%2e0.2.10", "10.2.0.192"),
                        ("?ip=2001:db8::1", reversesIPv6 ? nibbles : "unknown"),
                    ] {
                        let shown = try await self.text(
                            browser, addresses[way], "/en/dnsbl/\(query)")
                        #expect(shown.contains("Reversed \(reversed)."), "\(way) \(query)")
                    }
                }
            }
        }
    }

    @Test("an IPv6 address that a server does not rewrite is still the same address")
    func otherNotations() async throws {
        try await Frontend.use(Self.live, site()) { addresses in
            for row in LinkRow.table where row.needs.contains(.canonicalizesIPv6) {
                for way in Self.live {
                    let facts = try await get(addresses[way], row.link).facts
                    #expect(facts.map(canonical) == row.facts, "\(way) \(row.link)")
                }
            }
        }
    }

    private func text(_ browser: Browser, _ address: String?, _ link: String) async throws -> String
    {
        let root = try #require(address)
        try await browser.open(try #require(URL(string: root + link)))
        return try await browser.visibleText()
    }

    private func get(_ address: String?, _ link: String) async throws -> HTTPReply {
        try await HTTPReply.get(try #require(address) + link)
    }

    /// The text with every IPv6 address in canonical form.
    private func canonical(_ text: String) -> String {
        let address = /[0-9A-Fa-f:]*:(?:[0-9]+\.){3}[0-9]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*/
        return text.replacing(address) { match in
            IPAddress(String(match.output))?.description ?? String(match.output)
        }
    }
}
