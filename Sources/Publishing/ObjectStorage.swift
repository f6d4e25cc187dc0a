/// Object storage that is served as it is.
///
/// Object storage replaces one object atomically, but never several. So files are uploaded in the
/// order of `UploadStep`, and files that are no longer served are deleted last: at any moment each
/// page is the old one or the new one, and every link of a page that stays leads to one of these.
/// Objects that no run of ours uploaded are kept.
struct ObjectStorage: SiteStore {
    private let remote: RcloneRemote
    private let options: PublishOptions

    init(remote: String, _ options: PublishOptions) {
        self.remote = RcloneRemote(remote: remote, showsProgress: options.showsProgress)
        self.options = options
    }

    func plan(for build: SiteBuild) async throws(PublishingError) -> PublishPlan {
        let comparison = try await remote.comparison(with: build.site)
        let own = try await ownFiles()
        let changes = FileChanges(rclone: comparison, isOwn: own.contains)
        if let foreign = changes.changed.first(where: { !own.contains($0) }) {
            throw .foreignObject(path: "\(remote.name)/\(foreign)")
        }
        return PublishPlan(build: build, changes: changes)
    }

    func apply(_ plan: PublishPlan) async throws(PublishingError) -> Switch {
        try plan.check(options)
        let (site, changes) = (plan.build.site, plan.changes)
        // Listed first, so that the next run knows our files even if this one is interrupted.
        let names = try await ownFiles().union(changes.added)
        try await remote.write(
            names.sorted(), to: SiteWriter.manifest, in: plan.build.folder)
        let added = changes.added.map { (UploadStep(path: $0, isNew: true), $0) }
        let changed = changes.changed.map { (UploadStep(path: $0, isNew: false), $0) }
        for step in UploadStep.allCases {
            try await remote.copy(site, (added + changed).filter { $0.0 == step }.map(\.1))
        }
        // A page before what it loads.
        try await remote.delete(changes.deleted.filter { $0.hasSuffix(".html") })
        try await remote.delete(changes.deleted.filter { !$0.hasSuffix(".html") })
        try await remote.copy(site, [SiteWriter.manifest])
        return Switch(release: nil)
    }

    func rollBack() async throws(PublishingError) -> Switch {
        throw .noEarlierRelease(path: remote.name)
    }

    /// What earlier runs uploaded, complete or not.
    private func ownFiles() async throws(PublishingError) -> Set<String> {
        Set(try await remote.lines(of: SiteWriter.manifest))
    }
}
