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

    func apply(_ plan: PublishPlan) async throws(PublishingError) -> Switch {
        try plan.check(options)
        let old = try await served()
        let new = ReleaseName(at: Date(), after: try await releaseNames().max())
        let (release, site) = (releases.appending(new.description), plan.build.site)
        do throws(PublishingError) {
            try await release.copy(
                site, FileChanges(addedFrom: site).added,
                unchangedFrom: old.map(releases.appending))
            // Marks the release as complete.
            try await release.copy(site, [SiteWriter.manifest])
            try await serve(new)
        } catch {
            // The first error says what is wrong.
            try? await removeUnlessServed(new)
            throw error
        }
        try await removeOld(serving: new)
        return Switch(release: new.description)
    }

    func rollBack() async throws(PublishingError) -> Switch {
        let served = try await served().flatMap(ReleaseName.init)
        guard let served, let earlier = try await complete().last(where: { $0 < served }) else {
            throw .noEarlierRelease(path: remote.name)
        }
        try await serve(earlier)
        return Switch(release: earlier.description)
    }

    private func served() async throws(PublishingError) -> String? {
        try await remote.lines(of: Self.current).first
    }

    private func serve(_ release: ReleaseName) async throws(PublishingError) {
        try await remote.write(release.description, to: Self.current, as: "release")
    }

    /// If only the answer to an upload was lost, the release may be served.
    private func removeUnlessServed(_ release: ReleaseName) async throws(PublishingError) {
        guard try await served() != release.description else { return }
        try await releases.appending(release.description).remove()
    }

    private func releaseNames() async throws(PublishingError) -> [ReleaseName] {
        try await releases.folders().compactMap(ReleaseName.init)
    }

    /// The releases whose upload was completed, in order.
    private func complete() async throws(PublishingError) -> [ReleaseName] {
        let manifests = try await releases.objects(matching: "/*/\(SiteWriter.manifest)")
        return manifests.compactMap { ReleaseName(String($0.prefix { $0 != "/" })) }.sorted()
    }

    /// Removes the oldest releases and what interrupted runs left, unless such a run may still be
    /// going on. What does not have the name of a release is left alone.
    private func removeOld(serving served: ReleaseName) async throws(PublishingError) {
        let complete = try await complete()
        let kept = Set(complete.suffix(options.keep)).union([served])
        for name in try await releaseNames() where !kept.contains(name) {
            let release = releases.appending(name.description)
            if !complete.contains(name) {
                guard try await isAbandoned(release) else { continue }
            }
            // Without its manifest, no rollback chooses a release that is only half there.
            try await release.delete([SiteWriter.manifest])
            try await release.remove()
        }
    }

    /// Whether nothing was uploaded in the hour before we wrote `current`, by the storage's clock: no
    /// run waits that long for an answer.
    private func isAbandoned(_ release: RcloneRemote) async throws(PublishingError) -> Bool {
        guard let now = try await remote.appending(Self.current).lastUpload(),
            let last = try await release.lastUpload()
        else { return false }
        return last < now - 3600
    }
}
