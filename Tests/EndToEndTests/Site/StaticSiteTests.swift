import Foundation
import TestSupport
import Testing

/// The plain static site, with its script and without, beside the built-in server.
@Suite("The static site", .serialized, .timeLimit(.minutes(30)))
struct StaticSiteTests {
    private static let links = [
        "/de/dnsbl/?ip=192.0.2.1&list=bl.spamcop.net",
        "/de/dnsbl/?ip=192.0.2.1&list=SECRET.zen.dq.spamhaus.net",
        "/en/dnsbl/?ip=2001%3ADB8%3A%3A1&code=5.7.1",
        "/en/dnsbl/?ip=2001:db8:0:0:1:0:0:1;list=ZEN.spamhaus.org).",
        "/en/dnsbl/bl.spamcop.net/?ip=192.0.2.1",
        "/en/dnsbl/bl.spamcop.net/?ip=::ffff:192.0.2.1&amp;code=5.7.1",
        "/en/dnsbl/ix.dnsbl.manitu.net/?ip=192.0.2.1",
        "/en/dnsbl/?list=unknown.example&ip=192.0.2.1",
        "/de/dnsbl/", "/de/spf/?IP=192.0.2.1", "/en/greylisting/?ip=1:2:3:4:5:6:7:8",
        "/en/spf/?ip=192.0.2.256", "/en/spf/?ip=%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/spf/?ip=192.0.2.01&ip=192.0.2.7", "/en/spf/?ip=1::2::3", "/en/spf/?ip=::",
        "/en/spf/?code=5.07.1&ip=fe80::1%25eth0", "/en/mailbox-full/?code=4.2.2",
        "/dnsbl?ip=192.0.2.1&list=bl.spamcop.net", "/spf?ip=192.0.2.1", "/",
    ]

    @Test("for every link the script shows the same text as the server")
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

    @Test("without script every page reads as it does without a query")
    func withoutScript() async throws {
        try await onBothSites { browser, server, port in
            try await browser.setScriptsEnabled(false)
            for link in ["/de/dnsbl/", "/en/dnsbl/bl.spamcop.net/", "/en/spf/", "/en/"] {
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
            _ = try await RetourProgram.run("build", "--output", folder.path + "/site")
            try await RunningServer.use { server in
                try await PlainHost.use(folder.appending(path: "site")) { port in
                    try await Browser.withSession { browser in
                        try await body(browser, server, port)
                    }
                }
            }
        }
    }
}
