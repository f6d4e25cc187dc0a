import Foundation
import TestSupport
import Testing

/// What a browser shows of a page, with and without the script.
@Suite("Pages in a browser", .serialized, .timeLimit(.minutes(10)))
struct BrowserPageTests {
    @Test("a page takes one request, and loads nothing but its script and icon")
    func requests() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            try await Browser.withSession { browser in
                let page = try #require(URL(string: server.address("/de/dnsbl/?ip=192.0.2.1")))
                try await browser.open(page)
                let requested = try await browser.requestedURLs()
                let allowed = [
                    page.absoluteString, server.address("/retour.js"), server.address("/icon.svg"),
                ]
                #expect(requested.first == page.absoluteString)
                #expect(requested.filter { !allowed.contains($0) } == [])
            }
        }
    }

    @Test(
        "the text to forward is selected as a whole, and can be copied with a button if scripts run"
    )
    func forward() async throws {
        let site = try SiteFolder()
        try await RunningServer.use(site.root) { server in
            try await Browser.withSession { browser in
                let address = server.address("/en/dnsbl/bl.list.example/?ip=192.0.2.1")
                let page = try #require(URL(string: address))
                try await browser.setScriptsEnabled(false)
                try await browser.open(page)
                let selected = try await browser.evaluate(
                    """
                    (() => {
                        const text = document.querySelector('pre.message');
                        getSelection().selectAllChildren(text);
                        return [getComputedStyle(text).userSelect, getSelection().toString(),
                            document.querySelectorAll('button').length.toString()];
                    })()
                    """, as: [String].self)
                #expect(selected.first == "all")
                #expect(selected.dropFirst().first?.contains("Our server: 192.0.2.1") == true)
                #expect(selected.last == "0")

                try await browser.setScriptsEnabled(true)
                try await browser.open(page)
                let button = try await browser.evaluate(
                    "document.querySelector('button').textContent", as: String.self)
                #expect(button == "Copy it")
            }
        }
    }
}
