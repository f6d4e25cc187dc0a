/// A place in object storage that is served as it is.
///
/// Nothing there happens in one step but the writing of one object. So files go in the order of
/// `UploadStep`, and what is no longer served goes last: at each moment every page is the old one or
/// the new one, and every link of a page that stays leads to one of these. Objects that no
/// publishing of ours left there stay.
package struct ObjectStorage {
    private let place: RcloneRemote
    private let options: PublishOptions

    package init(remote: String, _ options: PublishOptions) {
        place = RcloneRemote(remote: remote, showsProgress: options.showsProgress)
        self.options = options
    }

    /// What publishing the folder would change.
    package func changes(by folder: String) async throws(PublishingError) -> PublishPlan {
        let comparison = try await place.comparison(with: folder)
        let own = try await ownFiles()
        return PublishPlan(rclone: comparison, isOwn: own.contains)
    }

    /// Uploads the folder and removes what is no longer served.
    package func publish(
        _ folder: String, _ changes: PublishPlan
    ) async throws(PublishingError) {
        try changes.check(options)
        // First, so that whatever comes of this publishing, the next one knows what is ours.
        let names = try await ownFiles().union(changes.added)
        try await place.write(names.sorted(), to: SiteWriter.manifest)
        let added = changes.added.map { (UploadStep(path: $0, isNew: true), $0) }
        let changed = changes.changed.map { (UploadStep(path: $0, isNew: false), $0) }
        for step in UploadStep.allCases {
            try await place.copy(folder, (added + changed).filter { $0.0 == step }.map(\.1))
        }
        // A page before what it asks for.
        try await place.delete(changes.deleted.filter { $0.hasSuffix(".html") })
        try await place.delete(changes.deleted.filter { !$0.hasSuffix(".html") })
        try await place.copy(folder, [SiteWriter.manifest])
    }

    /// What earlier publishings left, be they complete or not.
    private func ownFiles() async throws(PublishingError) -> Set<String> {
        Set(try await place.lines(of: SiteWriter.manifest))
    }
}
