internal import Foundation
internal import Pages
internal import Subprocess
internal import WebServers

/// A folder in object storage, accessed with rclone.
struct RcloneRemote {
    /// Its name for rclone.
    let remote: String
    let showsProgress: Bool

    /// Its name on our command line.
    var name: String {
        remote.hasPrefix(PublishTarget.amazon)
            ? "s3://\(remote.dropFirst(PublishTarget.amazon.count))" : "rclone:\(remote)"
    }

    func appending(_ path: String) -> RcloneRemote {
        RcloneRemote(remote: "\(remote)/\(path)", showsProgress: showsProgress)
    }

    /// How a local folder differs, in the format of `rclone check --combined -`.
    func comparison(with folder: String) async throws(PublishingError) -> String {
        // 1: they differ; 3: the remote folder does not exist yet.
        try await rclone(["check", "--combined", "-", folder, remote], accepting: [0, 1, 3]).output
    }

    /// The relative paths of the objects that match one of rclone's patterns.
    func objects(matching pattern: String) async throws(PublishingError) -> [String] {
        let listing = try await rclone(
            ["lsf", "--recursive", "--files-only", "--include", pattern, remote],
            accepting: [0, 3])
        return listing.output.split(separator: "\n").map(String.init)
    }

    /// The names of the folders in this one.
    func folders() async throws(PublishingError) -> [String] {
        let listing = try await rclone(["lsf", "--dirs-only", remote], accepting: [0, 3])
        return listing.output.split(separator: "\n").map { String($0.dropLast()) }
    }

    /// When the newest of its objects, or the object itself, was uploaded, by the storage's clock.
    /// - Returns: `nil` if there is none.
    func lastUpload() async throws(PublishingError) -> Date? {
        let listing = try await rclone(
            [
                "lsf", "--recursive", "--files-only", "--format", "t", "--use-server-modtime",
                remote,
            ],
            accepting: [0, 3])
        // 2026-11-25 08:15:30
        let style = Date.ISO8601FormatStyle().year().month().day().dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false)
        return listing.output.split(separator: "\n")
            .compactMap { try? Date(String($0), strategy: style) }.max()
    }

    /// The lines of an object; none if it does not exist yet.
    func lines(of path: String) async throws(PublishingError) -> [String] {
        let text = try await rclone(["cat", "\(remote)/\(path)"], accepting: [0, 3])
        return text.output.split(separator: "\n").map(String.init)
    }

    /// Writes an object atomically.
    /// - Parameter folder: where it may have a file for that.
    func write(
        _ lines: [String], to path: String, in folder: String
    ) async throws(PublishingError) {
        let list = SiteFile(path: "list", text: Self.text(lines))
        try FileWriter(root: folder).write(list)
        _ = try await rclone(["copyto", "\(folder)/\(list.path)", "\(remote)/\(path)"])
    }

    /// Writes a small object atomically, with its value in a header, too.
    /// - Parameter name: the name of the metadata that holds the value.
    func write(_ value: String, to path: String, as name: String) async throws(PublishingError) {
        _ = try await rclone(
            [
                "rcat", "--metadata", "--metadata-set", "\(name)=\(value)",
                "--header-upload", "Content-Type: text/plain; charset=utf-8",
                "--header-upload", "Cache-Control: no-store", "\(remote)/\(path)",
            ], input: value + "\n")
    }

    /// Uploads these files of a local folder.
    /// - Parameter old: a folder in the same storage from which unchanged files are copied.
    func copy(
        _ folder: String, _ paths: [String], unchangedFrom old: RcloneRemote? = nil
    ) async throws(PublishingError) {
        let isText: (String) -> Bool = { $0.hasSuffix(".txt") }
        let text = ["--header-upload", "Content-Type: text/plain; charset=utf-8"]
        let caching = ["--header-upload", "Cache-Control: \(SecurityHeaders.publicCaching)"]
        let reuse = old.map { ["--copy-dest", $0.remote] } ?? []
        let progress = showsProgress ? ["--progress"] : []
        for (paths, more) in [
            (paths.filter(isText), text), (paths.filter { !isText($0) }, []),
        ] where !paths.isEmpty {
            _ = try await rclone(
                ["copy", "--checksum", "--files-from-raw", "-"] + more + caching + reuse
                    + progress + [folder, remote], input: Self.text(paths),
                showsProgress: showsProgress)
        }
    }

    func delete(_ paths: [String]) async throws(PublishingError) {
        guard !paths.isEmpty else { return }
        _ = try await rclone(
            ["delete", "--files-from-raw", "-", remote], input: Self.text(paths))
    }

    /// Removes the folder and everything in it.
    func remove() async throws(PublishingError) {
        _ = try await rclone(["purge", remote])
    }

    private static func text(_ lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined()
    }

    private func rclone(
        _ arguments: [String], accepting accepted: Set<Int> = [0], input: String = "",
        showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        // By default it would keep trying an unreachable server for minutes.
        try await ProgramRun.run(
            "rclone", ["--low-level-retries", "3", "--contimeout", "20s"] + arguments,
            accepting: accepted, input: input, showsProgress: showsProgress,
            // For the times in listings.
            environment: .inherit.updating(["TZ": "UTC"]))
    }
}
