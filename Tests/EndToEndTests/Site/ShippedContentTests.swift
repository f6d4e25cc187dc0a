import Foundation
import TestSupport
import Testing

/// The content that the project ships, whatever it says: it has no problems, its pages are complete
/// in each language, and they are valid and accessible. One page of each structure is checked in
/// the browser, or every page with `make test-all`.
@Suite("Shipped content", .serialized, .timeLimit(.minutes(40)))
struct ShippedContentTests {
    /// The site in all its files, by path, and its locales.
    private struct Build {
        let files: [String: Data]
        let locales: [String]
        /// The HTML of all pages in a language, by file.
        let pages: [String: String]
        /// The same pages as the server fills them in, by file.
        let filled: [String: String]
        /// Their sizes in octets, compressed with gzip.
        let sizes: [String: Int]
    }

    /// Compiling all content takes a while, so all tests share it.
    private static let build = Task {
        try await TemporaryFolder.use { folder in
            let site = folder.appending(path: "site")
            let run = try await RetourProgram.run("build", "--output", site.path)
            #expect(run.status == 0, "\(run.errors)")
            let files = try FileTree.read(site)
            let list = try await RetourProgram.run("list", "locales", "--format", "json")
            let records = try JSONSerialization.jsonObject(with: Data(list.output.utf8))
            let locales = try #require(records as? [[String: Any]])
                .compactMap { $0["locale"] as? String }
            let pages = files.filter { path, _ in
                path.hasSuffix(".html") && locales.contains { path.hasPrefix("\($0)/") }
            }.mapValues { String(decoding: $0, as: UTF8.self) }
            var (filled, sizes): ([String: String], [String: Int]) = ([:], [:])
            try await RunningServer.use(SiteFolder.project) { server in
                let paths = pages.keys.sorted()
                let links = paths.map { path in
                    let index = path.hasSuffix("/index.html") ? "index.html".count : 0
                    return server.address("/\(path.dropLast(index))?ip=2001:db8::1&code=5.7.1")
                }
                for (path, reply) in zip(paths, try await HTTPReply.get(all: links)) {
                    #expect(
                        reply.status == (path.hasSuffix("/404.html") ? 404 : 200), "\(path)")
                    filled[path] = reply.text
                }
                let compressed = try await HTTPReply.get(all: links, ["Accept-Encoding": "gzip"])
                for (path, reply) in zip(paths, compressed) {
                    #expect(reply.fields["content-encoding"] == "gzip", "\(path)")
                    sizes[path] = reply.body.count
                }
            }
            return Build(
                files: files, locales: locales, pages: pages, filled: filled, sizes: sizes)
        }
    }

    @Test("it has no problems")
    func check() async throws {
        let run = try await RetourProgram.run("check", "--strict")
        #expect(run.errors == "")
        #expect(run.output.contains(/^\d+ pages in \d+ locales: 0 errors, 0 warnings\n$/))
        #expect(run.status == 0)
    }

    @Test("its YAML files match their schemas")
    func schemas() async throws {
        let check = try await SchemaCheck(of: SiteFolder.project.appending(path: "Content"))
        #expect(check.problems == [])
        #expect(check.files > 100)
    }

    @Test("each language has every page, and no page lacks a text")
    func completeness() async throws {
        let build = try await Self.build.value
        #expect(build.locales.count >= 2)
        let names = build.locales.map { locale in
            build.pages.keys.filter { $0.hasPrefix("\(locale)/") }
                .map { String($0.dropFirst(locale.count)) }.sorted()
        }
        #expect(Set(names).count == 1)
        #expect((names.first?.count ?? 0) > 40)
        for (path, html) in build.pages {
            let locale = try #require(path.split(separator: "/").first)
            #expect(html.contains("<html lang=\"\(locale)\""), "\(path)")
            #expect(!html.contains("{{"), "\(path)")
            let empty = /<(title|h1|h2|h3|p|li|dt|dd|a|pre)(\s[^>]*)?>\s*<\/\1>/
            #expect(html.matches(of: empty).map { String($0.0) } == [], "\(path)")
        }
    }

    @Test("no kind of page has a mistake in HTML or CSS that the Nu checker finds")
    func validity() async throws {
        let build = try await Self.build.value
        let files = build.files.mapValues { String(decoding: $0, as: UTF8.self) }
        var pages = files.filter { path, _ in
            [".html", ".svg", ".css"].contains { path.hasSuffix($0) }
        }
        for (path, html) in build.filled where path.hasSuffix("/index.html") {
            pages["filled/\(path)"] = html
        }
        try await TemporaryFolder.use { folder in
            let checked = try PageStructure.representatives(of: pages).map { path in
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((pages[path] ?? "").utf8).write(to: file)
                return file
            }
            let found = try await NuChecker(checking: checked)
            #expect(found.errors.map(\.description) == [])
            // The checker's policy parser does not know Trusted Types, and takes a file for a page
            // without an origin, for which 'self' is nothing.
            let known = ["Unrecognized directive require-trusted-types-for", "/retour.js"]
            let warnings = found.warnings.map(\.description)
            #expect(warnings.filter { text in !known.contains { text.contains($0) } } == [])
        }
    }

    @Test("no kind of page violates WCAG 2.2 AA, in light, dark, or on 360 pixels")
    func accessibility() async throws {
        let pages = try await Self.build.value.pages
        let paths = PageStructure.representatives(of: pages).map { path in
            "/" + (path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path)
        }
        try await RunningServer.use(SiteFolder.project) { server in
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

    @Test("a page is at most 14 KiB on the wire")
    func size() async throws {
        let build = try await Self.build.value
        #expect(build.sizes.count == build.pages.count)
        #expect(build.sizes.filter { $0.value > 14 * 1024 } == [:])
    }
}
