internal import Foundation
internal import Subprocess

/// A folder with releases, on this machine or on a host reached over ssh, and the symbolic link
/// `current` to the one that is served.
///
/// A release is uploaded under a name that is not served, renamed, and switched to by renaming a
/// link over the old one. rename(2) is atomic, so an interruption leaves either the old release
/// served or the new one. Unchanged files are hard links to those of the last release. The host
/// needs rsync and GNU coreutils. What does not have the name of a release is left alone.
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
        let current = try await shell("check; if [ -e \"$folder/current\" ]; then echo yes; fi")
        guard !current.output.isEmpty else {
            return PublishPlan(
                build: build, changes: FileChanges(addedFrom: build.folder), isFirst: true)
        }
        let run = try await rsync(
            ["--dry-run", "--delete", "--out-format=%i %n"], from: build.folder, to: "current/")
        return PublishPlan(build: build, changes: FileChanges(rsync: run.output))
    }

    func apply(_ plan: PublishPlan) async throws(PublishingError) -> Switch {
        try plan.check(options)
        let release = try await withUpload { (name) throws(PublishingError) in
            try await upload(plan.build.folder, as: name)
            return try await serve(name)
        }
        return Switch(
            release: release, changedConfigurations: plan.isFirst ? [] : plan.changedConfigurations)
    }

    func run(_ command: String) async throws(PublishingError) -> String {
        let (program, arguments) = shell(running: command)
        return try await ProgramRun.afterwards(program, arguments)
    }

    func rollBack() async throws(PublishingError) -> Switch {
        let nothing = 3
        let run = try await shell(
            """
            check
            lock
            now=$(readlink "$folder/current") || exit \(nothing)
            now=${now##*/}
            for earlier in $(all); do
                if [ "$earlier" = "$now" ]; then found=yes
                elif [ "$found" ]; then
                    switch "$earlier" && echo "$earlier" || exit
                    cd "$folder/releases"
                    # Each folder but the site has the configuration of a web server.
                    for server in $(ls -A "$now" "$earlier" | grep '^[a-z]*$' | sort -u); do
                        [ "$server" = site ] || diff -rq "$now/$server" "$earlier/$server" \
                            >/dev/null 2>&1 || echo "$server"
                    done
                    exit 0
                fi
            done
            exit \(nothing)
            """, accepting: [0, nothing])
        guard run.status == 0 else { throw .noEarlierRelease(path: path) }
        let lines = run.output.split(separator: "\n").map(String.init)
        return Switch(release: lines.first, changedConfigurations: Array(lines.dropFirst()))
    }

    // MARK: Steps

    /// Runs `body` with the name of a new folder in `releases`, and removes it unless `body` has
    /// renamed it.
    ///
    /// While `body` runs, the host waits for the end of our connection, and holds a lock on the
    /// folder: so no other run takes it for what a killed one left, which is removed here.
    private func withUpload<Value: Sendable>(
        _ body: (String) async throws(PublishingError) -> Value
    ) async throws(PublishingError) -> Value {
        let steps = """
            check
            mkdir -p "$folder/releases" || exit
            lock
            for name in $(all .old); do rm -rf "$folder/releases/.$name.old"; done
            for name in $(all .new); do
                left="$folder/releases/.$name.new"
                if [ "$locks" ]; then flock -n "$left" true || continue
                elif [ -z "$(find "$left" -prune -mmin +1440)" ]; then continue
                fi
                rm -rf "$left"
            done
            name=$(after \(ReleaseName(at: Date())) .new)
            upload="$folder/releases/.$name.new"
            mkdir -m 755 "$upload" || exit
            exec 8< "$upload"
            if [ "$locks" ]; then
                flock -n 8
                exec 9<&-
            fi
            echo "$name"
            read -r end
            # Renamed first: if it was renamed to be served, it must not lose a file.
            left="$folder/releases/.$name.old"
            if [ -d "$upload" ] && mv -T "$upload" "$left"; then rm -rf "$left"; fi
            """
        let (program, arguments) = invocation(steps)
        return try await ProgramRun.use(program, arguments, failure: failure, body)
    }

    private func upload(_ folder: String, as name: String) async throws(PublishingError) {
        var arguments = ["--link-dest=../../current", "--chmod=D755,F644"]
        if options.showsProgress { arguments.append("--info=progress2") }
        _ = try await rsync(
            arguments, from: folder, to: "releases/.\(name).new/",
            showsProgress: options.showsProgress)
    }

    /// Switches to the uploaded release, then removes the oldest ones.
    /// - Returns: its name: a later one if another run was faster.
    private func serve(_ name: String) async throws(PublishingError) -> String {
        let run = try await shell(
            """
            check
            lock
            upload="$folder/releases/.\(name).new"
            name=$(after \(name))
            mv -T "$upload" "$folder/releases/$name" || exit
            switch "$name" || { mv -T "$folder/releases/$name" "$upload"; exit 1; }
            echo "$name"
            count=0
            for old in $(all); do
                count=$((count + 1))
                left="$folder/releases/.$old.old"
                if [ $count -gt \(options.keep) ] && [ "$old" != "$name" ]; then
                    mv -T "$folder/releases/$old" "$left" && rm -rf "$left" || exit
                fi
            done
            """)
        return run.output.trimmingCharacters(in: .newlines)
    }

    // MARK: Programs

    private func rsync(
        _ more: [String], from folder: String, to destination: String,
        showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        var arguments = ["--recursive", "--links", "--checksum", "--protect-args"] + more
        if host != nil { arguments.append("--rsh=\(ssh.joined(separator: " "))") }
        let target = (host.map { "\($0):" } ?? "") + "\(path)/\(destination)"
        // Options of the user's own, such as RSYNC_PARTIAL_DIR.
        let variables = ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix("RSYNC_") }
        let unset = variables.map { (Environment.Key(stringLiteral: $0), String?.none) }
        return try await ProgramRun.run(
            "rsync", arguments + ["--", "\(folder)/", target], showsProgress: showsProgress,
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: unset)))
    }

    private func shell(
        _ steps: String, accepting accepted: Set<Int> = [0]
    ) async throws(PublishingError) -> ProgramRun {
        let (program, arguments) = invocation(steps)
        let run = try await ProgramRun.run(
            program, arguments, accepting: accepted.union([ShellScript.noLink]))
        if let error = failure(run.status) { throw error }
        return run
    }

    private func failure(_ status: Int) -> PublishingError? {
        status == ShellScript.noLink ? .noLink(path: "\(path)/current") : nil
    }

    private func invocation(_ steps: String) -> (program: String, arguments: [String]) {
        shell(running: ShellScript(for: path, steps).command)
    }

    private func shell(running command: String) -> (program: String, arguments: [String]) {
        guard let host else { return ("sh", ["-c", command]) }
        return (ssh[0], Array(ssh.dropFirst()) + ["--", host, command])
    }

    private var ssh: [String] {
        ["ssh", "-o", "BatchMode=yes"] + (options.sshConfiguration.map { ["-F", $0] } ?? [])
    }
}
