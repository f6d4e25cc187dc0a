import Foundation
import TestSupport
import Testing

/// The plain static site, with its script and without, compared with the built-in server.
@Suite("The static site", .serialized, .timeLimit(.minutes(30)))
struct StaticSiteTests {
    private static let links = [
        "/de/dnsbl/?ip=192.0.2.1&list=bl.list.example",
        "/de/dnsbl/?ip=192.0.2.1&list=SECRET.dq.list.example",
        "/en/dnsbl/?ip=2001%3ADB8%3A%3A1&code=5.7.1",
        "/en/dnsbl/?ip=2001:db8:0:0:1:0:0:1;list=BL.LIST.example).",
        "/en/dnsbl/bl.list.example/?ip=192.0.2.1",
        "/en/dnsbl/bl.list.example/?ip=::ffff:192.0.2.1&amp;code=5.7.1",
        "/en/dnsbl/bl.dead.example/?ip=192.0.2.1",
        "/en/dnsbl/?list=unknown.example&ip=192.0.2.1",
        "/de/dnsbl/", "/de/dnsbl-broken/?IP=192.0.2.1", "/en/dnsbl-broken/?ip=1:2:3:4:5:6:7:8",
        "/en/dnsbl-broken/?ip=192.0.2.256",
        "/en/dnsbl-broken/?ip=%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/dnsbl-broken/?ip=192.0.2.01&ip=192.0.2.7", "/en/dnsbl-broken/?ip=1::2::3",
        "/en/dnsbl-broken/?ip=::",
        "/en/dnsbl-broken/?code=5.07.1&ip=fe80::1%25eth0", "/en/too-big/?code=5.3.4",
        "/dnsbl?ip=192.0.2.1&list=bl.list.example", "/dnsbl-broken?ip=192.0.2.1", "/",
    ]

    @Test("for every link, the script shows the same text as the server")
    func sameText() async throws {
        try await onBothSites { browser, server, port in
            for link in Self.links {
                let expected = try await text(browser, server.address(link))
                let shown = try await text(browser, "http://127.0.0.1:\(port)\(link)")
                #expect(shown == expected, "\(link)")
                #expect(!shown.contains("zqRetour"), "\(link)")
                #expect(!shown.contains("SECRET"), "\(link)")
            }
            let console = try await browser.consoleMessages()
            #expect(console.map(\.description) == [])
        }
    }

    @Test("without the script, a page is shown as it is without a query")
    func withoutScript() async throws {
        try await onBothSites { browser, server, port in
            try await browser.setScriptsEnabled(false)
            for link in ["/de/dnsbl/", "/en/dnsbl/bl.list.example/", "/en/dnsbl-broken/", "/en/"] {
                let expected = try await text(browser, server.address(link))
                let shown = try await text(browser, "http://127.0.0.1:\(port)\(link)?ip=192.0.2.1")
                #expect(shown == expected, "\(link)")
            }
        }
    }

    private func text(_ browser: Browser, _ address: String) async throws -> String {
        try await browser.open(try #require(URL(string: address)))
        return try await browser.visibleText()
    }

    private func onBothSites(
        _ body: (Browser, RunningServer, Int) async throws -> Void
    ) async throws {
        try await TemporaryFolder.use { folder in
            let site = try SiteFolder()
            _ = try await RetourProgram.run(
                "build", "--output", folder.path + "/site", in: site.root)
            try await RunningServer.use(site.root) { server in
                try await PlainHost.use(folder.appending(path: "site")) { port in
                    try await Browser.withSession { browser in
                        try await body(browser, server, port)
                    }
                }
            }
        }
    }
}
