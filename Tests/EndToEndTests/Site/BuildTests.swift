import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What `retour build` leaves behind, whatever happens to it.
@Suite("Building", .timeLimit(.minutes(30)))
struct BuildTests {
    /// Every file below a folder with its bytes, by its relative path.
    private func tree(_ folder: URL) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        var files: [String: Data] = [:]
        for path in paths {
            let url = folder.appending(path: path)
            let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
            if attributes[.type] as? FileAttributeType == .typeRegular {
                files[path] = try Data(contentsOf: url)
            }
        }
        return files
    }

    @Test("two builds, in different folders and at different times, are the same bytes")
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
            try tree(one.root.appending(path: "_site")),
            try tree(other.root.appending(path: "elsewhere/deep"))
        )
        #expect(left.count > 30)
        #expect(left == right)
    }

    @Test("the output says what was made and names a page to open")
    func output() async throws {
        let folder = try SiteFolder()
        let run = try await RetourProgram.run("build", in: folder.root)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(
            try #require(lines.first)
                .contains(/^_site: 18 pages, 2 locales, \d+ files in \d+\.\d\d seconds$/))
        let link = try #require(lines.last?.split(separator: " ").last)
        let page = try #require(URL(string: String(link)))
        #expect(page.isFileURL)
        #expect(FileManager.default.fileExists(atPath: page.path))
    }

    @Test("a build with errors leaves the old site untouched")
    func failedBuild() async throws {
        let folder = try SiteFolder()
        _ = try await RetourProgram.run("build", in: folder.root)
        let before = try tree(folder.root.appending(path: "_site"))
        try folder.edit("Content/reasons/dnsbl/en.md", "/too-big", "/nowhere")
        let run = try await RetourProgram.run("build", in: folder.root)
        #expect(run.status == 1)
        #expect(try tree(folder.root.appending(path: "_site")) == before)
    }

    @Test("a build that is killed at any moment leaves the old site or the new one, never a mix")
    func killedBuild() async throws {
        let folder = try SiteFolder()
        // Enough pages that writing takes a while.
        for number in 0..<150 {
            for file in ["reason.yaml", "de.md", "en.md"] {
                try folder.write(
                    "Content/reasons/r\(number)/\(file)",
                    folder.read("Content/reasons/too-big/\(file)"))
            }
        }
        let site = folder.root.appending(path: "_site")
        _ = try await RetourProgram.run("build", in: folder.root)
        let old = try tree(site)
        try folder.edit("Content/site.yaml", "Example Mail", "Sample Mail")
        let whole = try await RetourProgram.run("build", "--output", "new", in: folder.root)
        #expect(whole.status == 0)
        let new = try tree(folder.root.appending(path: "new"))
        #expect(old != new)
        var killed = 0
        for milliseconds in stride(from: 5, through: 1500, by: 65) {
            let status = try await killedAfter(milliseconds, in: folder.root)
            if status != 0 { killed += 1 }
            let now = try tree(site)
            #expect(now == old || now == new, "killed after \(milliseconds) ms")
        }
        #expect(killed > 3)
        // And the next build goes through, and clears away what was left.
        let last = try await RetourProgram.run("build", in: folder.root)
        #expect(last.status == 0)
        #expect(try tree(site) == new)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root.path)
        #expect(names.sorted() == ["Content", "Public", "Templates", "_site", "new"])
    }

    /// The exit status of a build that gets SIGKILL after a while, if it is still there then.
    private func killedAfter(_ milliseconds: Int, in folder: URL) async throws -> Int {
        let result = try await Subprocess.run(
            .name("timeout"),
            arguments: [
                "--signal=KILL", "\(Double(milliseconds) / 1000)",
                RetourProgram.file.path, "build",
            ], workingDirectory: FilePath(folder.path), output: .discarded, error: .discarded)
        return result.terminationStatus.code
    }

    @Test("a fixture's site is exactly what is expected", arguments: ["small"])
    func fixture(name: String) async throws {
        let fixture = SiteFolder.project.appending(path: "Tests/EndToEndTests/Fixtures/\(name)")
        let expected = fixture.appending(path: "expected")
        try await TemporaryFolder.use { folder in
            let run = try await RetourProgram.run(
                "build", "--output", folder.appending(path: "site").path, in: fixture)
            #expect(run.status == 0, "\(run.errors)")
            let made = try tree(folder.appending(path: "site"))
            if ProcessInfo.processInfo.environment["RETOUR_RECORD"] != nil {
                try? FileManager.default.removeItem(at: expected)
                try FileManager.default.copyItem(
                    at: folder.appending(path: "site"), to: expected)
                Issue.record("recorded anew; look at the difference, then run without it")
            }
            let wanted = try tree(expected)
            #expect(made.keys.sorted() == wanted.keys.sorted())
            for (path, bytes) in wanted {
                #expect(
                    made[path].map { String(decoding: $0, as: UTF8.self) }
                        == String(decoding: bytes, as: UTF8.self), "\(path)")
            }
        }
    }
}
