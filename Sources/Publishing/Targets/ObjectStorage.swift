internal import Foundation
internal import Pages

/// A place in object storage, filled by rclone.
///
/// Nothing there happens in one step, but each page is whole by itself: first come the files that
/// pages ask for, then the pages, and only then what is no longer served goes. Objects that no
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
        // 3: the place is not there yet.
        let names = try await rclone(
            ["cat", "\(remote)/\(SiteWriter.manifest)"], accepting: [0, 3])
        let own = names.output.split(separator: "\n").map(String.init)
        let check = try await rclone(
            ["check", "--combined", "-", folder, remote], accepting: [0, 1, 3])
        return PublishChanges(rclone: check.output, own: Set(own))
    }

    /// Uploads the folder and removes what is no longer served.
    package func publish(
        _ folder: String, _ changes: PublishChanges
    ) async throws(PublishingError) {
        try changes.check(options)
        let text = "Content-Type: text/plain; charset=utf-8"
        let manifest = "/\(SiteWriter.manifest)"
        try await copy(folder, ["--exclude", "*.{html,txt}", "--exclude", manifest])
        try await copy(folder, ["--include", "*.txt", "--header-upload", text])
        try await copy(folder, ["--include", "*.html"])
        if !changes.deleted.isEmpty { try await delete(changes.deleted) }
        // Last, so that what a killed publishing did not delete is still known to the next one.
        try await copy(folder, ["--include", manifest])
    }

    private func copy(_ folder: String, _ selection: [String]) async throws(PublishingError) {
        let caching = ["--header-upload", "Cache-Control: \(SecurityHeaders.publicCaching)"]
        let progress = options.showsProgress ? ["--progress"] : []
        _ = try await rclone(
            ["copy", "--checksum"] + selection + caching + progress + [folder, remote],
            showsProgress: options.showsProgress)
    }

    private func delete(_ paths: [String]) async throws(PublishingError) {
        let list = FileManager.default.temporaryDirectory
            .appending(path: "retour-delete-\(UUID().uuidString)")
        do {
            try Data(paths.map { $0 + "\n" }.joined().utf8).write(to: list)
        } catch {
            throw .fileSystem(path: list.path, problem: error.localizedDescription)
        }
        // Nothing is left to do if the system's own cleaning came first.
        defer { try? FileManager.default.removeItem(at: list) }
        _ = try await rclone(["delete", "--files-from-raw", list.path, remote])
    }

    private func rclone(
        _ arguments: [String], accepting accepted: Set<Int> = [0], showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        try await ProgramRun.run(
            "rclone", arguments, accepting: accepted, showsProgress: showsProgress)
    }
}
