internal import Foundation

/// A folder with releases, here or on a host that ssh reaches, and the link `current` to the one
/// that is served.
///
/// A release is uploaded under a name that nobody serves, renamed, and switched to by renaming a
/// link over the old one: rename(2) does both in one step, so whoever is killed at whatever moment
/// leaves the old release served or the new one. Files that are as they were are hard links to the
/// last release's. The host needs rsync and GNU's mv, as every Linux has it.
package struct DirectoryReleases: ReleaseStore {
    private let host: String?
    private let path: String
    private let options: PublishOptions

    package init(host: String?, path: String, _ options: PublishOptions) {
        self.host = host
        // To rsync and the shell, a hyphen would begin an option.
        self.path = path.hasPrefix("-") ? "./\(path)" : path
        self.options = options
    }

    package func changes(by folder: String) async throws(PublishingError) -> PublishPlan {
        let known = try await shell("if [ -e \(quoted)/current ]; then echo yes; fi")
        guard !known.output.isEmpty else { return PublishPlan(addedFrom: folder) }
        let run = try await rsync(
            ["--dry-run", "--delete", "--out-format=%i %n"], from: folder, to: "current/")
        return PublishPlan(rsync: run.output)
    }

    package func publish(
        _ folder: String, _ changes: PublishPlan
    ) async throws(PublishingError) -> String {
        try changes.check(options)
        let release = ReleaseName.at(Date())
        // What a killed publishing left: half removed, or half uploaded, unless that may still be
        // under way.
        _ = try await shell(
            """
            mkdir -p \(quoted)/releases && cd \(quoted)/releases && \
            find . -maxdepth 1 \\( -name '.*.old' -o -name '.*.new' -mmin +1440 \\) -exec rm -rf {} +
            """)
        var upload = ["--link-dest=../../current", "--chmod=D755,F644"]
        if options.showsProgress { upload.append("--info=progress2") }
        _ = try await rsync(
            upload, from: folder, to: "releases/.\(release).new/",
            showsProgress: options.showsProgress)
        _ = try await shell(
            """
            cd \(quoted) && mv releases/.\(release).new releases/\(release) && \
            \(Self.switching(to: release)) && \
            ls -1 releases | sort -r | tail -n +\(options.keep + 1) | while read -r name; do \
            [ "releases/$name" = "$(readlink current)" ] || { \
            mv "releases/$name" "releases/.$name.old" && rm -rf "releases/.$name.old"; }; done
            """)
        return release
    }

    package func rollBack() async throws(PublishingError) -> String {
        let nothing = 3
        let run = try await shell(
            """
            cd \(quoted) && now=$(basename "$(readlink current)") && \
            before=$(ls -1 releases | sort | sed "/^$now\\$/,\\$d" | tail -n 1) && \
            if [ -z "$before" ]; then exit \(nothing); fi && \
            \(Self.switching(to: "\"$before\"")) && echo "$before"
            """, accepting: [0, nothing])
        guard run.status == 0 else { throw .noOlderRelease(path: path) }
        return run.output.trimmingCharacters(in: .newlines)
    }

    private static func switching(to release: String) -> String {
        "ln -sfn releases/\(release) .current.new && mv -T .current.new current"
    }

    // MARK: Programs

    private func rsync(
        _ more: [String], from folder: String, to place: String, showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        var arguments = ["--recursive", "--checksum", "--protect-args"] + more
        if host != nil { arguments.append("--rsh=\(ssh.joined(separator: " "))") }
        let target = (host.map { "\($0):" } ?? "") + "\(path)/\(place)"
        return try await ProgramRun.run(
            "rsync", arguments + ["--", "\(folder)/", target], showsProgress: showsProgress)
    }

    private func shell(
        _ command: String, accepting accepted: Set<Int> = [0]
    ) async throws(PublishingError) -> ProgramRun {
        guard let host else {
            return try await ProgramRun.run("sh", ["-c", command], accepting: accepted)
        }
        return try await ProgramRun.run(
            ssh[0], Array(ssh.dropFirst()) + ["--", host, command], accepting: accepted)
    }

    private var ssh: [String] {
        ["ssh", "-o", "BatchMode=yes"] + (options.sshConfiguration.map { ["-F", $0] } ?? [])
    }

    /// The path as one word of a shell (POSIX 2.2.2).
    private var quoted: String { "'\(path.replacing("'", with: "'\\''"))'" }
}
