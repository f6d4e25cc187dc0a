import Foundation
import TestSupport
import Testing

/// A site with mistakes of every kind: `Fixtures/mistakes` laid over `Fixtures/small`.
@Suite("Mistakes")
struct MistakesTests {
    private static let fixtures = SiteFolder.project.appending(
        path: "Tests/EndToEndTests/Fixtures")
    private static let expected = fixtures.appending(path: "mistakes/expected-errors.txt")

    private func site() throws -> SiteFolder {
        try SiteFolder { root in
            for fixture in ["small", "mistakes"] {
                let files = try FileTree.read(Self.fixtures.appending(path: fixture))
                for (path, bytes) in files where !path.hasPrefix("expected") {
                    let file = root.appending(path: path)
                    try FileManager.default.createDirectory(
                        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try bytes.write(to: file)
                }
            }
            for locale in ["en", "ar"] {
                let file = root.appending(path: "Content/locales/\(locale).yaml")
                let text = try String(contentsOf: file, encoding: .utf8)
                let phrase = locale == "en" ? "extra: \"{{nothing}}\"\n" : ""
                try Data((text + phrase).utf8).write(to: file)
            }
        }
    }

    @Test(
        "reports all of them in one run, and writes nothing",
        arguments: [
            ["check"], ["build", "--output", "out"], ["render", "too-big"],
            ["publish", "out"], ["serve", "--port", "0"],
        ])
    func all(arguments: [String]) async throws {
        let folder = try site()
        let before = try FileTree.read(folder.root)
        let run = try await RetourProgram.run(arguments, in: folder.root)
        if ProcessInfo.processInfo.environment["RETOUR_RECORD"] != nil {
            try Data(run.errors.utf8).write(to: Self.expected)
            Issue.record("recorded; review the difference, then run without RETOUR_RECORD")
        }
        #expect(run.errors == (try String(contentsOf: Self.expected, encoding: .utf8)))
        #expect(run.output == "")
        #expect(run.status == 1)
        #expect(try FileTree.read(folder.root) == before)
    }
}
