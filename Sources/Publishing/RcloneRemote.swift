internal import Foundation
internal import Pages

/// A place in object storage, and what rclone does there.
struct RcloneRemote {
    /// As rclone names it.
    let remote: String
    let showsProgress: Bool

    /// As the user names it.
    var name: String {
        remote.hasPrefix(PublishTarget.amazon)
            ? "s3://\(remote.dropFirst(PublishTarget.amazon.count))" : "rclone:\(remote)"
    }

    /// A place below it.
    func place(_ path: String) -> RcloneRemote {
        RcloneRemote(remote: "\(remote)/\(path)", showsProgress: showsProgress)
    }

    /// How a folder differs, as `rclone check --combined -` prints it.
    func comparison(with folder: String) async throws(PublishingError) -> String {
        // 1: they differ; 3: the place is not there yet.
        try await rclone(["check", "--combined", "-", folder, remote], accepting: [0, 1, 3]).output
    }

    /// The objects below the place that match a pattern of rclone's, by their relative paths.
    func objects(matching pattern: String) async throws(PublishingError) -> [String] {
        let listing = try await rclone(
            ["lsf", "--recursive", "--files-only", "--include", pattern, remote],
            accepting: [0, 3])
        return listing.output.split(separator: "\n").map(String.init)
    }

    /// The places right below it.
    func places() async throws(PublishingError) -> [String] {
        let listing = try await rclone(["lsf", "--dirs-only", remote], accepting: [0, 3])
        return listing.output.split(separator: "\n").map { String($0.dropLast()) }
    }

    /// The lines of an object, none where it is not there yet.
    func lines(of path: String) async throws(PublishingError) -> [String] {
        let text = try await rclone(["cat", "\(remote)/\(path)"], accepting: [0, 3])
        return text.output.split(separator: "\n").map(String.init)
    }

    /// Writes an object in one step.
    func write(_ lines: [String], to path: String) async throws(PublishingError) {
        try await withList(lines) { (list) throws(PublishingError) in
            _ = try await rclone(["copyto", list, "\(remote)/\(path)"])
        }
    }

    /// Writes a small object in one step whose header tells what it holds.
    /// - Parameter name: the name of the metadata.
    func write(_ value: String, to path: String, as name: String) async throws(PublishingError) {
        _ = try await rclone(
            [
                "rcat", "--metadata", "--metadata-set", "\(name)=\(value)",
                "--header-upload", "Content-Type: text/plain; charset=utf-8",
                "--header-upload", "Cache-Control: no-store", "\(remote)/\(path)",
            ], input: value + "\n")
    }

    /// Uploads these files of a folder.
    /// - Parameter old: a place there from which what has not changed is taken.
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
            try await withList(paths) { (list) throws(PublishingError) in
                _ = try await rclone(
                    ["copy", "--checksum", "--files-from-raw", list] + more + caching + reuse
                        + progress + [folder, remote], showsProgress: showsProgress)
            }
        }
    }

    func delete(_ paths: [String]) async throws(PublishingError) {
        guard !paths.isEmpty else { return }
        try await withList(paths) { (list) throws(PublishingError) in
            _ = try await rclone(["delete", "--files-from-raw", list, remote])
        }
    }

    /// Removes the place with all that is in it.
    func remove() async throws(PublishingError) {
        _ = try await rclone(["purge", remote])
    }

    /// Lends a file with these lines.
    private func withList(
        _ lines: [String], _ body: (String) async throws(PublishingError) -> Void
    ) async throws(PublishingError) {
        let list = FileManager.default.temporaryDirectory
            .appending(path: "retour-list-\(UUID().uuidString)")
        do {
            try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: list)
        } catch {
            throw .fileSystem(path: list.path, problem: error.localizedDescription)
        }
        // Nothing is left to do if the system's own cleaning came first.
        defer { try? FileManager.default.removeItem(at: list) }
        try await body(list.path)
    }

    private func rclone(
        _ arguments: [String], accepting accepted: Set<Int> = [0], input: String = "",
        showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        // Of itself it would ask a server that is not there for minutes.
        try await ProgramRun.run(
            "rclone", ["--low-level-retries", "3", "--contimeout", "20s"] + arguments,
            accepting: accepted, input: input, showsProgress: showsProgress)
    }
}
