import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What `retour build` writes, also when it fails or is killed.
@Suite("Building", .timeLimit(.minutes(30)))
struct BuildTests {
    @Test("builds in different folders and at different times give the same bytes")
    func reproducible() async throws {
        let (one, other) = (try SiteFolder(), try SiteFolder())
        let past = Date(timeIntervalSince1970: 1_000_000_000)
        for path in try FileManager.default.subpathsOfDirectory(atPath: other.root.path) {
            try FileManager.default.setAttributes(
                [.modificationDate: past], ofItemAtPath: other.path(path))
        }
        let first = try await RetourProgram.run("build", in: one.root)
        #expect(first.status == 0)
        let second = try await Subprocess.run(
            .path(FilePath(RetourProgram.file.path)),
            arguments: ["build", "--output", "elsewhere/deep"],
            environment: .inherit.updating(["TZ": "Asia/Kathmandu", "LC_ALL": "ja_JP.UTF-8"]),
            workingDirectory: FilePath(other.root.path), output: .discarded, error: .discarded)
        #expect(second.terminationStatus.isSuccess)
        let (left, right) = (
            try FileTree.read(one.root.appending(path: "_site")),
            try FileTree.read(other.root.appending(path: "elsewhere/deep"))
        )
        #expect(left.count > 30)
        #expect(left == right)
    }

    @Test("the output says what was built and where to open it")
    func output() async throws {
        let folder = try SiteFolder()
        let run = try await RetourProgram.run("build", in: folder.root)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        #expect(try #require(lines.first).contains(/^_site: 22 pages, 2 locales, \d+ files$/))
        let index = folder.root.appending(path: "_site/index.html").resolvingSymlinksInPath()
        let link = try #require(lines.last?.split(separator: " ").last)
        #expect(URL(string: String(link))?.resolvingSymlinksInPath() == index)
        #expect(FileManager.default.fileExists(atPath: index.path))
    }

    @Test("a build with errors leaves the old site unchanged")
    func failedBuild() async throws {
        let folder = try SiteFolder()
        _ = try await RetourProgram.run("build", in: folder.root)
        let before = try FileTree.read(folder.root.appending(path: "_site"))
        try folder.edit("Content/reasons/dnsbl/en.md", "/too-big", "/nowhere")
        let run = try await RetourProgram.run("build", in: folder.root)
        #expect(run.status == 1)
        #expect(try FileTree.read(folder.root.appending(path: "_site")) == before)
    }

    @Test("a build that is killed leaves the old site or the new one, never a mix")
    func killedBuild() async throws {
        let folder = try SiteFolder()
        // Pages of very different sizes, so that the size of a write says which one it is.
        let slugs = (0..<12).map { "page-\(["a", "b", "c"][$0 / 4])\($0 % 4)" }
        for (index, slug) in slugs.enumerated() {
            for file in ["reason.yaml", "de.md", "en.md"] {
                let text = try folder.read("Content/reasons/too-big/\(file)")
                let more = file == "reason.yaml" ? 0 : 200 * (index + 1)
                try folder.write(
                    "Content/reasons/\(slug)/\(file)",
                    text
                        + String(
                            repeating: "\nA paragraph that makes the page longer.\n", count: more))
            }
        }
        try folder.write("Public/asset.txt", String(repeating: "x", count: 400_000))
        let site = folder.root.appending(path: "_site")
        _ = try await RetourProgram.run("build", in: folder.root)
        try folder.write("_site/own.txt", String(repeating: "x", count: 500_000))
        let old = try FileTree.read(site)
        try folder.edit("Content/site.yaml", "Example Mail", "Sample Mail")
        let whole = try await RetourProgram.run("build", "--output", "new", in: folder.root)
        #expect(whole.status == 0, "\(whole.errors)")
        var new = try FileTree.read(folder.root.appending(path: "new"))
        new["own.txt"] = old["own.txt"]

        // While each page and the asset are written; at the exchange.
        let pages = try slugs.map { try #require(new["de/\($0)/index.html"]).count }
        #expect(pages == pages.sorted())
        let writes = (pages + [400_000]).map { KillPoint.write(moreThan: $0 - 1) }
        for point in writes + [KillPoint("linkat"), KillPoint("renameat2")] {
            let run = try await RetourProgram.run("build", in: folder.root, killedAt: point)
            // SIGSYS
            #expect(run.status == 128 + 31, "\(point) \(run.errors)")
            #expect(try FileTree.read(site) == old, "\(point)")
        }
        try folder.remove("._site.retour")
        // After the exchange, when the first folder of the old site is removed.
        let late = try await RetourProgram.run(
            "build", in: folder.root, killedAt: KillPoint("rmdir", "unlinkat"))
        #expect(late.status == 128 + 31, "\(late.errors)")
        #expect(try FileTree.read(site) == new)
        // The next build removes what was left.
        let last = try await RetourProgram.run("build", in: folder.root)
        #expect(last.status == 0)
        #expect(try FileTree.read(site) == new)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root.path)
        #expect(names.sorted() == ["Content", "Public", "Templates", "_site", "new"])
    }

    @Test("a fixture's site is exactly the expected one", arguments: ["small", "arabic"])
    func fixture(name: String) async throws {
        let fixture = SiteFolder.fixture(name)
        let expected = fixture.appending(path: "expected")
        try await TemporaryFolder.use { folder in
            let run = try await RetourProgram.run(
                "build", "--output", folder.appending(path: "site").path, in: fixture)
            #expect(run.status == 0, "\(run.errors)")
            let built = try FileTree.read(folder.appending(path: "site"))
            if ProcessInfo.processInfo.environment["RETOUR_RECORD"] != nil {
                try? FileManager.default.removeItem(at: expected)
                try FileManager.default.copyItem(
                    at: folder.appending(path: "site"), to: expected)
                Issue.record("recorded; review the difference, then run without RETOUR_RECORD")
            }
            let wanted = try FileTree.read(expected)
            #expect(built.keys.sorted() == wanted.keys.sorted())
            for (path, bytes) in wanted {
                #expect(
                    built[path].map { String(decoding: $0, as: UTF8.self) }
                        == String(decoding: bytes, as: UTF8.self), "\(path)")
            }
        }
    }
}
