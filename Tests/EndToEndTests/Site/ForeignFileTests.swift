import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Files that others put into the output of `retour build`.
@Suite("Foreign files", .serialized, .timeLimit(.minutes(30)))
struct ForeignFileTests {
    /// Runs a shell script in the site's folder, as root of a namespace of its own.
    private func mounting(_ script: String, in site: SiteFolder) async throws -> (Int, String) {
        let run = try await Subprocess.run(
            .name("unshare"),
            arguments: [
                "--user", "--map-root-user", "--mount", "sh", "-c", script, RetourProgram.file.path,
            ],
            workingDirectory: FilePath(site.root.path), output: .string(limit: 1 << 16),
            error: .combinedWithOutput)
        return (run.terminationStatus.code, run.standardOutput)
    }

    private func shell(_ script: String, in site: SiteFolder) async throws -> String {
        let run = try await Subprocess.run(
            .name("sh"), arguments: ["-c", script], workingDirectory: FilePath(site.root.path),
            output: .string(limit: 1 << 20), error: .combinedWithOutput)
        #expect(run.terminationStatus.isSuccess, "\(run.standardOutput)")
        return run.standardOutput
    }

    private func expectNothingElse(in site: SiteFolder) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: site.root.path)
        #expect(names.sorted() == ["Content", "Public", "Templates", "_site"])
    }

    @Test("they keep inode, owner, permissions, dates, links, and attributes, whatever they are")
    func untouched() async throws {
        let site = try SiteFolder()
        _ = try await RetourProgram.run("build", in: site.root)
        _ = try await shell(
            """
            cd _site
            mkdir -p private .well-known/acme-challenge de/own empty
            echo s > private/secret
            ln private/secret de/own/linked
            ln -s nowhere link
            mkfifo fifo
            python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'
            python3 -c 'open(b"\\xff\\xfe\\n-rf", "w").close()'
            [ "$(id -u)" != 0 ] || chown -R 65534:65534 private
            [ "$(id -u)" != 0 ] || chgrp 33 .
            touch -d 2001-01-01 private/secret
            chmod 400 private/secret
            python3 -c '
            import os, struct
            # acl(5): the owner may do all, the group 33 may read.
            entries = [(1, 7, -1), (4, 0, -1), (8, 5, 33), (16, 5, -1), (32, 0, -1)]
            rules = b"".join(struct.pack("<HHi", *entry) for entry in entries)
            for path in [".", ".well-known", "private", "private/secret", "empty"]:
                os.setxattr(path, "user.origin", path.encode())
                os.setxattr(path, "system.posix_acl_access", b"\\2\\0\\0\\0" + rules)
            os.setxattr(".", "system.posix_acl_default", b"\\2\\0\\0\\0" + rules)
            '
            touch -d 2001-01-01 private
            chmod 700 private
            chmod 2750 .
            """, in: site)
        let state = """
            find _site/private _site/.well-known _site/de/own _site/empty _site/link _site/fifo \
            _site/socket _site/*-rf -printf '%i %M %U %G %n %t %y %p\\n' | sort -u
            stat --format '%A %u %g' _site
            python3 -c '
            import os
            for path in [".", ".well-known", "private", "private/secret", "empty"]:
                names = sorted(os.listxattr(f"_site/{path}"))
                print(path, [(name, os.getxattr(f"_site/{path}", name).hex()) for name in names])
            '
            """
        let before = try await shell(state, in: site)
        #expect(before.split(separator: "\n").count >= 17)
        #expect(before.contains("system.posix_acl_default") && before.contains("user.origin"))
        for _ in 0..<3 {
            let run = try await RetourProgram.run("build", in: site.root)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try await shell(state, in: site) == before)
        }
        try expectNothingElse(in: site)
    }

    @Test("a mount below a foreign folder moves with it; anywhere else it is refused")
    func mountInside() async throws {
        let site = try SiteFolder()
        let (status, text) = try await mounting(
            """
            "$0" build > log && mkdir -p _site/others/data _site/uploads || exit
            mount -t tmpfs tmpfs _site/others/data && echo kept > _site/others/data/file || exit
            "$0" build > log && cat _site/others/data/file || exit
            mount -t tmpfs tmpfs _site/uploads && echo kept > _site/uploads/file || exit
            "$0" build; echo $? && cat _site/uploads/file && rm log && ls -A
            """, in: site)
        #expect(status == 0)
        #expect(
            text == """
                kept
                error: \(site.root.resolvingSymlinksInPath().path)/_site/uploads is a mount, which \
                cannot move to the new site; mount it elsewhere and put a symbolic link to it there
                1
                kept
                Content
                Public
                Templates
                _site

                """)
    }

    @Test("an output that is a mount is refused before anything is written, a folder in it is not")
    func mountedOutput() async throws {
        let site = try SiteFolder()
        let (status, text) = try await mounting(
            """
            mkdir volume && mount -t tmpfs tmpfs volume || exit
            "$0" build --output volume; echo $? && ls -A volume
            "$0" build --output volume/site > log && "$0" build --output volume/site > log || exit
            ls -A volume
            """, in: site)
        #expect(status == 0)
        let path = "\(site.root.resolvingSymlinksInPath().path)/volume"
        #expect(
            text == """
                error: \(path) is a mount, which cannot be replaced as a whole; build into a folder \
                in it, such as --output \(path)/site, and serve that
                1
                site

                """)
    }

    @Test("what cannot be moved leaves the old site served, unchanged")
    func undone() async throws {
        let site = try SiteFolder()
        _ = try await RetourProgram.run("build", in: site.root)
        try site.write("_site/uploads/file", "kept")
        let before = try FileTree.read(site.root.appending(path: "_site"))
        try site.edit("Content/site.yaml", "Example Mail", "Sample Mail")
        // The record of links, the exchange, then the foreign folder.
        for number in 2...3 {
            let run = try await RetourProgram.run(
                "build", in: site.root, with: .fail("renameat2", "EPERM", at: number))
            #expect(run.status == 1)
            #expect(run.errors.hasSuffix(": Operation not permitted\n"), "\(run.errors)")
            #expect(try FileTree.read(site.root.appending(path: "_site")) == before)
            try expectNothingElse(in: site)
        }
    }

    @Test("what happens between the links and the exchange, and right after it, is kept")
    func moments() async throws {
        let site = try SiteFolder()
        _ = try await RetourProgram.run("build", in: site.root)
        let script = """
            within() { for folder in _site _site/others; do (cd $folder && eval "$1") || exit; done; }
            put() { echo "$2" > new && mv new "$1"; }
            mkdir _site/others
            within 'for name in a b c d e f; do put $name 1; done'
            before=$(stat --format %i _site)
            strace --quiet=all --follow-forks --output=/dev/null --trace=renameat2 \
                --inject=renameat2:delay_enter=3000000:delay_exit=3000000:when=2 "$0" build > log &
            until [ -e ._site.retour/links ]; do :; done
            within 'rm a && put b 2 && put e 2 && put g 2 && put h 2'
            until [ "$(stat --format %i _site)" != $before ]; do :; done
            within 'cat c d f && rm c && put d 3 && put e 3 && echo 3 >> f && put g 3 && put i 3'
            wait $! && rm log
            within 'for name in ? *.kept-*; do [ ! -f $name ] || echo $name $(cat $name); done'
            """
        let text = try await shell(script.replacing("$0", with: RetourProgram.file.path), in: site)
        let left = ["b 2", "d 3", "e 3", "f 1 3", "g 3", "h 2", "i 3", "g.kept-1 2"]
        let lines = text.split(separator: "\n").map(String.init)
        // At the moment of the exchange none of them is missing.
        #expect(lines.prefix(6) == ["1", "1", "1", "1", "1", "1"])
        #expect(lines.dropFirst(6) == ArraySlice(left + left))
        try expectNothingElse(in: site)
    }

    /// Expects the site and what was written, and nothing else.
    private func expect(_ report: FileWriting.Report, in site: SiteFolder) throws {
        #expect(report.wrong == [])
        #expect(report.created > 100 && report.removed > 50)
        let folder = site.root.appending(path: "_site")
        let list = try site.read("_site/.retour-files").split(separator: "\n").map(String.init)
        var files = try FileTree.read(folder)
        for path in list { #expect(files.removeValue(forKey: path) != nil, "\(path)") }
        // The writer may have been interrupted between two of its steps.
        files["state.tmp"] = nil
        // Of a file that is replaced at the very moment of the exchange, both are kept.
        for path in files.keys where path.hasPrefix("uploads/state.kept-") {
            let text = files.removeValue(forKey: path).map { String(decoding: $0, as: UTF8.self) }
            let number = try #require(text.flatMap { Int($0.dropLast()) })
            #expect((1...report.created).contains(number), "\(path)")
        }
        #expect(files.keys.sorted() == report.expected.keys.sorted())
        for (path, text) in report.expected {
            #expect(files[path] == Data(text.utf8), "\(path)")
        }
        try expectNothingElse(in: site)
    }

    @Test("what is written while builds run is neither lost nor restored")
    func writing() async throws {
        let site = try SiteFolder()
        _ = try await RetourProgram.run("build", in: site.root)
        let folder = site.root.appending(path: "_site")
        let report = try await FileWriting.use(folder, seed: 1) {
            for _ in 0..<20 {
                let run = try await RetourProgram.run("build", in: site.root)
                #expect(run.status == 0, "\(run.errors)")
            }
        }
        try expect(report, in: site)
    }

    @Test("nor is it if each build is killed before any step of the exchange")
    func killed() async throws {
        let site = try SiteFolder()
        _ = try await RetourProgram.run("build", in: site.root)
        let folder = site.root.appending(path: "_site")
        var kills = 0
        let report = try await FileWriting.use(folder, seed: 2) {
            // Each of the first steps, then some of the many that remove a file.
            for number in Array(1...50) + Array(stride(from: 60, to: 200, by: 10)) {
                let run = try await RetourProgram.run(
                    "build", in: site.root,
                    with: .kill("renameat2", "linkat", "unlink", "rmdir", "mkdir", at: number))
                #expect(run.status == 137 || run.status == 0, "\(run.errors)")
                if run.status == 137 { kills += 1 }
            }
            let run = try await RetourProgram.run("build", in: site.root)
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(kills >= 60)
        try expect(report, in: site)
    }
}
