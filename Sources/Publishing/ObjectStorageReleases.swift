internal import Foundation

/// Releases in object storage, and the object `current` that names the one that is served.
///
/// A release is uploaded to the end before `current` is written, and the writing of one object is
/// what object storage does in one step: whoever is killed at whatever moment leaves the old release
/// served or the new one. That holds for a web server in front which asks `current` for the release
/// of each request; its metadata `release` carries the name, so that the header alone tells it.
/// Files that are as they were are copied there from the last release.
package struct ObjectStorageReleases: ReleaseStore {
    private let place: RcloneRemote
    private let releases: RcloneRemote
    private let options: PublishOptions

    private static let current = "current"

    package init(remote: String, _ options: PublishOptions) {
        place = RcloneRemote(remote: remote, showsProgress: options.showsProgress)
        releases = place.place("releases")
        self.options = options
    }

    package func changes(by folder: String) async throws(PublishingError) -> PublishPlan {
        guard let served = try await served() else { return PublishPlan(addedFrom: folder) }
        let comparison = try await releases.place(served).comparison(with: folder)
        // Nobody else puts anything into a release.
        return PublishPlan(rclone: comparison) { _ in true }
    }

    package func publish(
        _ folder: String, _ changes: PublishPlan
    ) async throws(PublishingError) -> String {
        try changes.check(options)
        let (old, new) = (try await served(), ReleaseName.at(Date()))
        let release = releases.place(new)
        try await release.copy(
            folder, PublishPlan(addedFrom: folder).added,
            unchangedFrom: old.map(releases.place))
        // The sign that the release is complete.
        try await release.copy(folder, [SiteWriter.manifest])
        try await serve(new)
        try await removeOld(serving: new)
        return new
    }

    package func rollBack() async throws(PublishingError) -> String {
        let served = try await served()
        guard let served, let before = try await complete().last(where: { $0 < served }) else {
            throw .noOlderRelease(path: place.name)
        }
        try await serve(before)
        return before
    }

    private func served() async throws(PublishingError) -> String? {
        try await place.lines(of: Self.current).first
    }

    private func serve(_ release: String) async throws(PublishingError) {
        try await place.write(release, to: Self.current, as: "release")
    }

    /// The releases that were uploaded to the end, in order.
    private func complete() async throws(PublishingError) -> [String] {
        let manifests = try await releases.objects(matching: "/*/\(SiteWriter.manifest)")
        return manifests.map { String($0.prefix { $0 != "/" }) }.sorted()
    }

    /// Removes the oldest releases, and what a killed publishing left, unless it may still be one
    /// under way.
    private func removeOld(serving served: String) async throws(PublishingError) {
        let complete = try await complete()
        let yesterday = ReleaseName.at(Date() - 86_400)
        let stay = Set(complete.suffix(options.keep)).union([served])
        for release in try await releases.places() where !stay.contains(release) {
            guard complete.contains(release) || release < yesterday else { continue }
            // First it stops being one to go back to, so that nothing ever goes back to a half.
            try await releases.place(release).delete([SiteWriter.manifest])
            try await releases.place(release).remove()
        }
    }
}
