internal import Foundation
internal import Pages

/// A place in object storage, filled by rclone.
///
/// Nothing there happens in one step but the writing of one object. So files go in the order of
/// `UploadStep`, and what is no longer served goes last: at each moment every page is the old one or
/// the new one, and every link of a page that stays leads to one of these. Objects that no
/// publishing of ours left there stay.
package struct ObjectStorage {
    private let remote: String
    private let options: PublishOptions

    package init(remote: String, _ options: PublishOptions) {
        self.remote = remote
        self.options = options
    }

    /// What publishing the folder would change.
    package func changes(by folder: String) async throws(PublishingError) -> PublishChanges {
        let check = try await rclone(
            ["check", "--combined", "-", folder, remote], accepting: [0, 1, 3])
        return PublishChanges(rclone: check.output, own: try await ownFiles())
    }

    /// Uploads the folder and removes what is no longer served.
    package func publish(
        _ folder: String, _ changes: PublishChanges
    ) async throws(PublishingError) {
        try changes.check(options)
        // First, so that whatever comes of this publishing, the next one knows what is ours.
        let names = try await ownFiles().union(changes.added)
        try await write(names.sorted(), to: SiteWriter.manifest)
        let added = changes.added.map { (UploadStep(path: $0, isNew: true), $0) }
        let changed = changes.changed.map { (UploadStep(path: $0, isNew: false), $0) }
        for step in UploadStep.allCases {
            try await copy(folder, (added + changed).filter { $0.0 == step }.map(\.1))
        }
        // A page before what it asks for.
        try await delete(changes.deleted.filter { $0.hasSuffix(".html") })
        try await delete(changes.deleted.filter { !$0.hasSuffix(".html") })
        try await copy(folder, [SiteWriter.manifest])
    }

    /// What earlier publishings left, be they complete or not.
    private func ownFiles() async throws(PublishingError) -> Set<String> {
        // 3: the place is not there yet.
        let names = try await rclone(
            ["cat", "\(remote)/\(SiteWriter.manifest)"], accepting: [0, 3])
        return Set(names.output.split(separator: "\n").map(String.init))
    }

    private func copy(_ folder: String, _ paths: [String]) async throws(PublishingError) {
        let isText: (String) -> Bool = { $0.hasSuffix(".txt") }
        let text = ["--header-upload", "Content-Type: text/plain; charset=utf-8"]
        let caching = ["--header-upload", "Cache-Control: \(SecurityHeaders.publicCaching)"]
        let progress = options.showsProgress ? ["--progress"] : []
        for (paths, more) in [
            (paths.filter(isText), text), (paths.filter { !isText($0) }, []),
        ] where !paths.isEmpty {
            try await withList(paths) { (list) throws(PublishingError) in
                _ = try await rclone(
                    ["copy", "--checksum", "--files-from-raw", list] + more + caching + progress
                        + [folder, remote], showsProgress: options.showsProgress)
            }
        }
    }

    private func delete(_ paths: [String]) async throws(PublishingError) {
        guard !paths.isEmpty else { return }
        try await withList(paths) { (list) throws(PublishingError) in
            _ = try await rclone(["delete", "--files-from-raw", list, remote])
        }
    }

    private func write(_ lines: [String], to path: String) async throws(PublishingError) {
        try await withList(lines) { (list) throws(PublishingError) in
            _ = try await rclone(["copyto", list, "\(remote)/\(path)"])
        }
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
        _ arguments: [String], accepting accepted: Set<Int> = [0], showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        try await ProgramRun.run(
            "rclone", arguments, accepting: accepted, showsProgress: showsProgress)
    }
}
