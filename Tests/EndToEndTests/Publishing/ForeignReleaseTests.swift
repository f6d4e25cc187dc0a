import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What others put next to releases, and what failed and killed runs leave there.
@Suite("Foreign files among releases", .serialized, .timeLimit(.minutes(30)))
struct ForeignReleaseTests {
    private func shell(_ script: String, in folder: URL) async throws -> String {
        let run = try await Subprocess.run(
            .name("sh"), arguments: ["-c", script], workingDirectory: FilePath(folder.path),
            output: .string(limit: 1 << 20), error: .combinedWithOutput)
        #expect(run.terminationStatus.isSuccess, "\(run.standardOutput)")
        return run.standardOutput
    }

    private func releases(_ target: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: target.path + "/releases").sorted()
    }

    /// Publishes a site of its own with this number.
    private func publish(
        _ number: Int, _ site: SiteFolder, _ arguments: [String]
    ) async throws -> String {
        try site.edit(
            "Content/site.yaml", number == 1 ? "Example Mail" : "Mail \(number - 1)",
            "Mail \(number)")
        let run = try await RetourProgram.run(["publish"] + arguments, in: site.root)
        return try run.publishedRelease(isFirst: number == 1)
    }

    /// Expects that four runs keep what others put there, and count only releases.
    private func expectKept(_ folder: URL, _ target: URL, _ arguments: [String]) async throws {
        let site = try SiteFolder()
        var names = [try await publish(1, site, arguments)]
        let create = """
            cd releases
            for name in 0-my-backup backup .notes.old .draft.new '0a b' ' ' -rf "$(printf 'a\\nb')" \
                "$(printf '\\377\\376')" 20261125T080000.123Z.bak .20261125T080000.123Z 99999999 \
                '.*.old' '$(touch evil)' ; do
                mkdir -- "$name" && echo kept > "./$name/file" && touch -d 2001-01-01 -- "$name"
            done
            echo kept > NOTES.txt
            echo kept > 20990101T000000.000Z
            ln -s .. 20990101T000000.001Z
            """
        _ = try await shell(create, in: target)
        let kept = """
            cd releases
            find . -print0 | grep -z -v '^./20[0-9T.]*Z/' | sort -z | tr '\\0' '|'
            """
        let before = try await shell(kept, in: target)
        for number in 2...4 { names.append(try await publish(number, site, arguments)) }
        let own = names.map { "./\($0)" }
        func others(_ text: String) -> [String] {
            text.split(separator: "|").map(String.init).filter { !own.contains($0) }
        }
        #expect(try await others(shell(kept, in: target)) == others(before))
        #expect(try releases(target).filter(names.contains) == names.suffix(2))
        func back() async throws -> RetourProgram.Run {
            try await RetourProgram.run(["publish", "--rollback"] + arguments, in: site.root)
        }
        #expect(try await back().output == "Rolled back to \(names[2])\n")
        #expect(try await back().status == 1)
    }

    @Test("other names are never removed, counted, or served, in a folder")
    func namesInFolder() async throws {
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            try await expectKept(folder, target, [target.path, "--keep", "2"])
        }
    }

    @Test("nor are they over ssh")
    func namesOverSSH() async throws {
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            try await SSHHost.use { host in
                try await expectKept(
                    folder, target,
                    [
                        "target:\(target.path)", "--keep", "2", "--ssh-config",
                        host.configuration,
                    ])
            }
        }
    }

    @Test("a folder in place of the link is refused, and nothing is left")
    func noLink() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            _ = try await shell("mkdir -p www/current && echo kept > www/current/file", in: folder)
            let target = folder.appending(path: "www").path
            for option in ["--dry-run", "--keep=2", "--rollback"] {
                let run = try await RetourProgram.run("publish", target, option, in: site.root)
                #expect(run.status == 1)
                #expect(
                    run.errors.hasSuffix(
                        "error: \(target)/current is not a symbolic link, so no release can take "
                            + "its place; move it away\n"), "\(run.errors)")
            }
            #expect(
                try await shell("cd www && find . | sort", in: folder)
                    == ".\n./current\n./current/file\n")
        }
    }

    @Test("a run that fails on a full disk leaves nothing on it")
    func fullDisk() async throws {
        let site = try SiteFolder()
        let script = """
            mkdir www && mount -t tmpfs -o size=4m tmpfs www || exit
            "$0" publish --allow-example www > log || exit
            ls -A www/releases > before
            head -c 6000000 /dev/urandom > Public/big.bin
            for number in 1 2 3; do "$0" publish --allow-example www > log 2>&1 && exit 9; done
            ls -A www/releases | diff before - && ls -A www
            """
        let run = try await Subprocess.run(
            .name("unshare"),
            arguments: [
                "--user", "--map-root-user", "--mount", "sh", "-c", script, RetourProgram.file.path,
            ],
            workingDirectory: FilePath(site.root.path), output: .string(limit: 1 << 16),
            error: .combinedWithOutput)
        #expect(run.terminationStatus.isSuccess)
        #expect(run.standardOutput == "current\nreleases\n")
    }

    @Test("a release of a clock that was ahead is the one before the next one")
    func clock() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            let first = try await publish(1, site, [target.path])
            let ahead = "20990101T235959.999Z"
            _ = try await shell(
                "mv releases/\(first) releases/\(ahead) && ln -sfn releases/\(ahead) current",
                in: target)
            let second = try await publish(2, site, [target.path, "--keep", "2"])
            #expect(second == "20990101T235960.000Z")
            #expect(try releases(target) == [ahead, second])
            let third = try await publish(3, site, [target.path, "--keep", "2"])
            #expect(third == "20990101T235960.001Z")
            let back = try await RetourProgram.run(
                "publish", "--rollback", target.path, in: site.root)
            #expect(back.output == "Rolled back to \(second)\n", "\(back.errors)")
        }
    }

    @Test("what a killed run left is removed by the next one, but no upload in progress")
    func leftovers() async throws {
        let site = try SiteFolder()
        try await TemporaryFolder.use { folder in
            let target = folder.appending(path: "www")
            _ = try await publish(1, site, [target.path])
            let (dead, alive) = (".20261125T080000.001Z.new", ".20261125T080000.002Z.new")
            _ = try await shell("mkdir releases/\(dead) releases/\(alive)", in: target)
            try site.edit("Content/site.yaml", "Mail 1", "Mail 2")
            let script = "exec 7< '\(target.path)/releases/\(alive)' && flock 7 && exec \"$@\""
            let locked = try await Subprocess.run(
                .name("sh"),
                arguments: [
                    "-c", script, "sh", RetourProgram.file.path, "publish",
                    "--allow-example", "--keep", "1", target.path,
                ],
                workingDirectory: FilePath(site.root.path), output: .string(limit: 1 << 16),
                error: .combinedWithOutput)
            #expect(locked.terminationStatus.isSuccess, "\(locked.standardOutput)")
            #expect(try releases(target).count == 2)
            #expect(try releases(target).first == alive)
        }
    }

    @Test("variables and functions of the environment do not change the steps")
    func environment() async throws {
        let site = try SiteFolder()
        try site.write("elsewhere/www/releases/file", "kept")
        let run = try await Subprocess.run(
            .path(FilePath(RetourProgram.file.path)),
            arguments: ["publish", "--allow-example", "www"],
            environment: .inherit.updating([
                "CDPATH": site.path("elsewhere"), "POSIXLY_CORRECT": "1", "IFS": "w",
                "BASH_FUNC_mv%%": "() { false; }", "RSYNC_PARTIAL_DIR": "x", "RSYNC_OLD_ARGS": "1",
            ]),
            workingDirectory: FilePath(site.root.path), output: .string(limit: 1 << 16),
            error: .combinedWithOutput)
        #expect(run.terminationStatus.isSuccess, "\(run.standardOutput)")
        #expect(FileManager.default.fileExists(atPath: site.path("www/current/site/index.html")))
        let names = try FileManager.default.contentsOfDirectory(
            atPath: site.path("elsewhere/www/releases"))
        #expect(names == ["file"])
    }
}
