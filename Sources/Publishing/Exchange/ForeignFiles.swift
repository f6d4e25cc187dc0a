internal import SystemPackage

/// What a site's folder contains that no build created: files, and folders without a file of ours.
struct ForeignFiles {
    private let site: FilePath
    private let new: FilePath
    private let own: OwnFiles
    private let mounts: MountPoints

    /// Relative to the site. The contents of a foreign folder are not listed separately.
    private(set) var paths: [FilePath] = []

    /// - Parameters:
    ///   - site: the folder that is served.
    ///   - new: the folder that takes its place.
    ///   - own: what the last build created in `site`.
    /// - Throws: something cannot be kept: it is in the way of a new file, or cannot be moved.
    init(in site: FilePath, besides own: OwnFiles, replacedBy new: FilePath) throws(PublishingError)
    {
        self.site = site
        self.new = new
        self.own = own
        mounts = MountPoints(below: site)
        try find(in: FilePath())
    }

    private mutating func find(in folder: FilePath) throws(PublishingError) {
        let parent = site.pushing(folder)
        for name in try parent.names() {
            let path = folder.appending(name)
            guard let status = try parent.appending(name).status() else { continue }
            if mounts.contains(site.pushing(path)) {
                throw .mountInside(path: site.pushing(path).description)
            }
            if !status.isFolder, own.contains(file: path) { continue }
            let replacement = try new.pushing(path).status()
            if status.isFolder, own.contains(folder: path) || replacement?.isFolder == true {
                try find(in: path)
            } else if replacement != nil {
                throw .foreignFile(path: site.pushing(path).description)
            } else {
                try checkCanMove(path, status)
                paths.append(path)
            }
        }
    }

    /// A folder has an entry for its parent, so moving it means writing to it (rename(2)).
    private func checkCanMove(
        _ path: FilePath, _ status: FileStatus
    ) throws(PublishingError) {
        let source = site.pushing(path)
        guard status.isFolder else { return }
        do { try source.checkWritable() } catch { throw .notMovable(path: source.description) }
    }
}
