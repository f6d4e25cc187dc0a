import Foundation
import Subprocess
import TestSupport
import Testing

/// The pages of the project's own site, as a browser, a validator and a reader take them: one of
/// each structure, or every one with `make test-all`.
@Suite("Pages", .serialized, .timeLimit(.minutes(40)))
struct PageTests {
    /// The paths of one page for each structure that pages have, 404 pages among them.
    private func paths() async throws -> [String] {
        try await TemporaryFolder.use { folder in
            let run = try await RetourProgram.run("build", "--output", folder.path + "/site")
            #expect(run.status == 0, "\(run.errors)")
            let map = try String(
                contentsOf: folder.appending(path: "site/sitemap.xml"), encoding: .utf8)
            let paths = map.matches(of: /<loc>https:\/\/[^\/]+([^<]+)<\/loc>/).map {
                String($0.1)
            }
            #expect(paths.count > 40)
            var pages: [String: String] = [:]
            for path in paths + ["/de/404.html", "/en/404.html"] {
                let file = path.hasSuffix("/") ? path + "index.html" : path
                pages[path] = try String(
                    contentsOf: folder.appending(path: "site" + file), encoding: .utf8)
            }
            return PageStructure.representatives(of: pages)
        }
    }

    @Test("no kind of page breaks HTML or CSS: the Nu checker has nothing to say")
    func validity() async throws {
        try await TemporaryFolder.use { folder in
            let site = folder.appending(path: "site")
            _ = try await RetourProgram.run("build", "--output", site.path)
            let names = try FileManager.default.subpathsOfDirectory(atPath: site.path)
            let suffixes = [".html", ".svg", ".css"]
            let all = names.filter { name in suffixes.contains { name.hasSuffix($0) } }
            #expect(all.count > 60)
            let pages = try Dictionary(
                uniqueKeysWithValues: all.map { name in
                    let file = site.appending(path: name)
                    return (name, try String(contentsOf: file, encoding: .utf8))
                })
            var files = PageStructure.representatives(of: pages).map { site.appending(path: $0) }
            for reason in ["dnsbl", "spf", "greylisting"] {
                let run = try await RetourProgram.run(
                    "render", reason, "--ip", "2001:db8::1", "--code", "5.7.1")
                let file = folder.appending(path: "\(reason).html")
                try Data(run.output.utf8).write(to: file)
                files.append(file)
            }
            let checked = try await NuChecker(checking: files)
            #expect(checked.errors.map(\.description) == [])
            // The checker's policy parser knows no Trusted Types, and takes a file for a page of
            // no origin, to which 'self' is nothing. Whatever else it warns of counts.
            let known = ["Unrecognized directive require-trusted-types-for", "/retour.js"]
            let warnings = checked.warnings.map(\.description)
            #expect(warnings.filter { text in !known.contains { text.contains($0) } } == [])
        }
    }

    @Test("no kind of page breaks WCAG 2.2 AA, in light, dark, or on 360 pixels")
    func accessibility() async throws {
        let paths = try await paths()
        #expect(paths.count > 10)
        try await RunningServer.use { server in
            // A browser for each of two cores.
            try await withThrowingTaskGroup { group in
                for start in 0..<2 {
                    let share = stride(from: start, to: paths.count, by: 2).map { paths[$0] }
                    group.addTask { try await audit(share, of: server) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func audit(_ paths: [String], of server: RunningServer) async throws {
        try await Browser.withSession { browser in
            for path in paths {
                let url = server.address("\(path)?ip=2001:db8::1&code=5.7.1")
                try await browser.open(try #require(URL(string: url)))
                for (scheme, width) in [
                    (Browser.ColorScheme.light, 1280), (.dark, 1280), (.light, 360),
                ] {
                    try await browser.setColorScheme(scheme)
                    try await browser.setViewport(width: width, height: 800)
                    let audit = try await AccessibilityAudit(of: browser)
                    #expect(
                        audit.violations.map(\.description) == [],
                        "\(path) \(scheme) \(width)")
                }
                // WCAG 1.4.10: 320 CSS pixels without scrolling sideways.
                try await browser.setViewport(width: 320, height: 800)
                let overflow = try await browser.evaluate(
                    "document.documentElement.scrollWidth - innerWidth", as: Int.self)
                #expect(overflow <= 0, "\(path)")
            }
            let console = try await browser.consoleMessages()
            #expect(
                console.map(\.description).filter { !$0.contains("404 (Not Found)") } == [])
        }
    }

    @Test("a page is read with one request: what else it asks for is its script and icon")
    func requests() async throws {
        try await RunningServer.use { server in
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

    @Test("a page is at most 14 KiB on the wire")
    func size() async throws {
        try await TemporaryFolder.use { folder in
            let site = folder.appending(path: "site")
            _ = try await RetourProgram.run("build", "--output", site.path)
            let names = try FileManager.default.subpathsOfDirectory(atPath: site.path)
            for name in names where name.hasSuffix(".html") {
                let run = try await Subprocess.run(
                    .name("gzip"),
                    arguments: ["-6", "--stdout", site.appending(path: name).path],
                    output: .data(limit: 1 << 20), error: .discarded)
                #expect(run.standardOutput.count <= 14 * 1024, "\(name)")
            }
        }
    }

    @Test("the text to forward is selected whole and copied, with script or without")
    func forward() async throws {
        try await RunningServer.use { server in
            try await Browser.withSession { browser in
                let address = server.address("/en/dnsbl/bl.spamcop.net/?ip=192.0.2.1")
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
                #expect(selected.dropFirst().first?.contains("Sending server: 192.0.2.1") == true)
                #expect(selected.last == "0")

                try await browser.setScriptsEnabled(true)
                try await browser.open(page)
                let button = try await browser.evaluate(
                    "document.querySelector('button').textContent", as: String.self)
                #expect(button == "Copy the text")
            }
        }
    }
}
