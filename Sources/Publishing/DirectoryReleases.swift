internal import Foundation

/// A folder with releases, on this machine or on a host reached over ssh, and the symbolic link
/// `current` to the one that is served.
///
/// A release is uploaded under a name that is not served, renamed, and switched to by renaming a
/// link over the old one. rename(2) is atomic, so an interruption leaves either the old release
/// served or the new one. Unchanged files are hard links to those of the last release. The host
/// needs rsync and GNU mv.
struct DirectoryReleases: SiteStore {
    private let host: String?
    private let path: String
    private let options: PublishOptions

    init(host: String?, path: String, _ options: PublishOptions) {
        self.host = host
        // rsync and the shell would take a leading hyphen for an option.
        self.path = path.hasPrefix("-") ? "./\(path)" : path
        self.options = options
    }

    func plan(for build: SiteBuild) async throws(PublishingError) -> PublishPlan {
        let current = try await shell("if [ -e \(quoted)/current ]; then echo yes; fi")
        guard !current.output.isEmpty else {
            return PublishPlan(build: build, changes: FileChanges(addedFrom: build.folder))
        }
        let run = try await rsync(
            ["--dry-run", "--delete", "--out-format=%i %n"], from: build.folder, to: "current/")
        return PublishPlan(build: build, changes: FileChanges(rsync: run.output))
    }

    func apply(_ plan: PublishPlan) async throws(PublishingError) -> String? {
        try plan.check(options)
        let release = ReleaseName.at(Date())
        try await removeLeftovers()
        try await upload(plan.build.folder, as: ".\(release).new")
        try await serve(release, uploadedAs: ".\(release).new")
        return release
    }

    func rollBack() async throws(PublishingError) -> String {
        let nothing = 3
        let run = try await shell(
            """
            cd \(quoted) && now=$(basename "$(readlink current)") && \
            earlier=$(ls -1 releases | sort | sed "/^$now\\$/,\\$d" | tail -n 1) && \
            if [ -z "$earlier" ]; then exit \(nothing); fi && \
            \(Self.switching(to: "\"$earlier\"")) && echo "$earlier"
            """, accepting: [0, nothing])
        guard run.status == 0 else { throw .noEarlierRelease(path: path) }
        return run.output.trimmingCharacters(in: .newlines)
    }

    // MARK: Steps

    /// Removes what interrupted runs left: half of a removed release, or half of a new one unless
    /// it may still be being uploaded.
    private func removeLeftovers() async throws(PublishingError) {
        _ = try await shell(
            """
            mkdir -p \(quoted)/releases && cd \(quoted)/releases && \
            find . -maxdepth 1 \\( -name '.*.old' -o -name '.*.new' -mmin +1440 \\) -exec rm -rf {} +
            """)
    }

    private func upload(_ folder: String, as name: String) async throws(PublishingError) {
        var arguments = ["--link-dest=../../current", "--chmod=D755,F644"]
        if options.showsProgress { arguments.append("--info=progress2") }
        _ = try await rsync(
            arguments, from: folder, to: "releases/\(name)/", showsProgress: options.showsProgress)
    }

    /// Switches to the uploaded release, then removes the oldest ones.
    private func serve(
        _ release: String, uploadedAs name: String
    ) async throws(PublishingError) {
        _ = try await shell(
            """
            cd \(quoted) && mv releases/\(name) releases/\(release) && \
            \(Self.switching(to: release)) && \
            ls -1 releases | sort -r | tail -n +\(options.keep + 1) | while read -r name; do \
            [ "releases/$name" = "$(readlink current)" ] || { \
            mv "releases/$name" "releases/.$name.old" && rm -rf "releases/.$name.old"; }; done
            """)
    }

    private static func switching(to release: String) -> String {
        "ln -sfn releases/\(release) .current.new && mv -T .current.new current"
    }

    // MARK: Programs

    private func rsync(
        _ more: [String], from folder: String, to destination: String,
        showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        var arguments = ["--recursive", "--checksum", "--protect-args"] + more
        if host != nil { arguments.append("--rsh=\(ssh.joined(separator: " "))") }
        let target = (host.map { "\($0):" } ?? "") + "\(path)/\(destination)"
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

    /// The path as a single word for the shell (POSIX 2.2.2).
    private var quoted: String { "'\(path.replacing("'", with: "'\\''"))'" }
}
