internal import Foundation

/// Releases in object storage, and the object `current` that names the one that is served.
///
/// `current` is written once a release is complete, and object storage writes one object atomically:
/// an interruption leaves either the old release served or the new one. This requires a web server
/// in front that looks up the release in `current` for each request; the metadata `release` holds
/// the name, too, so that the header is enough. Unchanged files are copied from the last release
/// within the storage.
struct ObjectStorageReleases: SiteStore {
    private let remote: RcloneRemote
    private let releases: RcloneRemote
    private let options: PublishOptions

    private static let current = "current"

    init(remote: String, _ options: PublishOptions) {
        self.remote = RcloneRemote(remote: remote, showsProgress: options.showsProgress)
        releases = self.remote.appending("releases")
        self.options = options
    }

    func plan(for build: SiteBuild) async throws(PublishingError) -> PublishPlan {
        guard let served = try await served() else {
            return PublishPlan(build: build, changes: FileChanges(addedFrom: build.site))
        }
        let comparison = try await releases.appending(served).comparison(with: build.site)
        // Nobody else puts anything into a release.
        return PublishPlan(build: build, changes: FileChanges(rclone: comparison) { _ in true })
    }

    func apply(_ plan: PublishPlan) async throws(PublishingError) -> String? {
        try plan.check(options)
        let (old, new) = (try await served(), ReleaseName.at(Date()))
        let (release, site) = (releases.appending(new), plan.build.site)
        try await release.copy(
            site, FileChanges(addedFrom: site).added, unchangedFrom: old.map(releases.appending))
        // Marks the release as complete.
        try await release.copy(site, [SiteWriter.manifest])
        try await serve(new)
        try await removeOld(serving: new)
        return new
    }

    func rollBack() async throws(PublishingError) -> String {
        let served = try await served()
        guard let served, let earlier = try await complete().last(where: { $0 < served }) else {
            throw .noEarlierRelease(path: remote.name)
        }
        try await serve(earlier)
        return earlier
    }

    private func served() async throws(PublishingError) -> String? {
        try await remote.lines(of: Self.current).first
    }

    private func serve(_ release: String) async throws(PublishingError) {
        try await remote.write(release, to: Self.current, as: "release")
    }

    /// The releases whose upload was completed, in order.
    private func complete() async throws(PublishingError) -> [String] {
        let manifests = try await releases.objects(matching: "/*/\(SiteWriter.manifest)")
        return manifests.map { String($0.prefix { $0 != "/" }) }.sorted()
    }

    /// Removes the oldest releases and what interrupted runs left, unless such a run may still be
    /// going on.
    private func removeOld(serving served: String) async throws(PublishingError) {
        let complete = try await complete()
        let yesterday = ReleaseName.at(Date() - 86_400)
        let kept = Set(complete.suffix(options.keep)).union([served])
        for release in try await releases.folders() where !kept.contains(release) {
            guard complete.contains(release) || release < yesterday else { continue }
            // Without its manifest, nothing can go back to a release that is only half there.
            try await releases.appending(release).delete([SiteWriter.manifest])
            try await releases.appending(release).remove()
        }
    }
}
