import Foundation
import Subprocess
import TestSupport
import Testing

/// What others put next to releases in object storage, and what failed and killed runs leave there.
@Suite("Foreign files in object storage", .serialized, .timeLimit(.minutes(30)))
struct ForeignObjectTests {
    private static let place = ":s3,env_auth=true:bucket/www"

    /// Publishes a site of its own with this number.
    private func publish(
        _ number: Int, _ site: SiteFolder, to storage: StorageServer
    ) async throws -> String {
        try site.edit(
            "Content/site.yaml", number == 1 ? "Example Mail" : "Mail \(number - 1)",
            "Mail \(number)")
        let run = try await storage.publish(site, "--releases", "--keep", "2")
        return try run.publishedRelease(isFirst: number == 1)
    }

    private func releases(_ storage: StorageServer) async throws -> [String] {
        try await storage.rclone("lsf", "--dirs-only", "\(Self.place)/releases")
            .split(separator: "\n").map { String($0.dropLast()) }
    }

    @Test("other names are never removed, counted, or served")
    func names() async throws {
        let site = try SiteFolder()
        try await StorageServer.use { storage in
            var names = [try await publish(1, site, to: storage)]
            let others = [
                "0-my-backup/.retour-files", "backup/.retour-files", "backup/a/file", "NOTES.txt",
                "20261125T080000.123Z.bak/.retour-files", ".draft.new/file", "0a b/file",
            ]
            for path in others {
                _ = try await storage.rclone("touch", "\(Self.place)/releases/\(path)")
            }
            for number in 2...4 { names.append(try await publish(number, site, to: storage)) }
            let objects = try await storage.objects()
            for path in others { #expect(objects["releases/\(path)"] == Data(), "\(path)") }
            #expect(try await releases(storage).filter(names.contains) == names.suffix(2))
            let back = try await storage.publish(site, "--releases", "--rollback")
            #expect(back.output == "Rolled back to \(names[2])\n", "\(back.errors)")
            let further = try await storage.publish(site, "--releases", "--rollback")
            #expect(further.status == 1)
        }
    }

    @Test("a foreign object is not overwritten")
    func inTheWay() async throws {
        let site = try SiteFolder()
        try await StorageServer.use { storage in
            _ = try await storage.rclone("touch", "\(Self.place)/robots.txt")
            for option in ["--dry-run", "--keep=1"] {
                let run = try await storage.publish(site, option)
                #expect(run.status == 1)
                #expect(
                    run.errors.hasSuffix(
                        "error: s3://bucket/www/robots.txt was not uploaded by retour, but a page "
                            + "must go there; move it away, or publish to another path\n"),
                    "\(run.errors)")
            }
            #expect(try await storage.objects() == ["robots.txt": Data()])
        }
    }

    @Test("a release of a clock that was ahead is the one before the next one")
    func clock() async throws {
        let site = try SiteFolder()
        try await StorageServer.use { storage in
            let first = try await publish(1, site, to: storage)
            let (place, ahead) = ("\(Self.place)/releases", "20990101T235959.999Z")
            _ = try await storage.rclone("move", "\(place)/\(first)", "\(place)/\(ahead)")
            let current = storage.home.appending(path: "current")
            try Data("\(ahead)\n".utf8).write(to: current)
            _ = try await storage.rclone("copyto", current.path, "\(Self.place)/current")
            let second = try await publish(2, site, to: storage)
            #expect(second == "20990101T235960.000Z")
            #expect(try await releases(storage) == [ahead, second])
            let third = try await publish(3, site, to: storage)
            #expect(try await releases(storage) == [second, third])
        }
    }

    @Test("a run that fails leaves no half upload, and one that was killed for an hour at most")
    func leftovers() async throws {
        let site = try SiteFolder()
        try await StorageServer.use { storage in
            // Nothing is served yet, then something is.
            for number in 1...2 {
                try site.write("Public/more.txt", String(repeating: "\(number)", count: 50_000))
                let run = try await storage.publish(
                    site, "--releases", with: ["RCLONE_MAX_TRANSFER": "10k"])
                #expect(run.status == 1)
                #expect(run.errors.contains("rclone failed"), "\(run.errors)")
                #expect(try await releases(storage).count == number - 1)
                _ = try await publish(number, site, to: storage)
            }
            let half = "20261125T080000.123Z"
            _ = try await storage.rclone("touch", "\(Self.place)/releases/\(half)/index.html")
            _ = try await publish(3, site, to: storage)
            #expect(try await releases(storage).contains(half))
            // The storage's clock cannot be set, so what it reports is changed.
            let folder = storage.home.appending(path: "bin")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let script = """
                #!/bin/sh
                PATH='\(InstalledProgram.path)'
                case "$*" in
                *"--format t "*\(half)) echo '2026-11-25 08:00:00' ;;
                *) exec rclone "$@" ;;
                esac
                """
            let file = folder.appending(path: "rclone")
            try Data(script.utf8).write(to: file)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: file.path)
            try site.edit("Content/site.yaml", "Mail 3", "Mail 4")
            let run = try await storage.publish(
                site, "--releases", "--keep", "2",
                with: ["PATH": "\(folder.path):\(InstalledProgram.path)"])
            #expect(run.status == 0, "\(run.errors)")
            #expect(try await releases(storage).count == 2)
            #expect(try await !releases(storage).contains(half))
        }
    }
}
