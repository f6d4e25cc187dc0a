/// A build, and what publishing it changes in one store.
package struct PublishPlan: Sendable {
    let build: SiteBuild
    package let changes: FileChanges
    /// Whether nothing was published before.
    let isFirst: Bool

    init(build: SiteBuild, changes: FileChanges, isFirst: Bool = false) {
        self.build = build
        self.changes = changes
        self.isFirst = isFirst
    }

    /// The folders next to the site with a file that changes: each has the configuration of a web
    /// server. Only for a store whose files are listed with the folder of the site.
    var changedConfigurations: [String] {
        let files = changes.added + changes.changed + changes.deleted
        return Set(files.map { String($0.prefix { $0 != "/" }) }).subtracting(["site"]).sorted()
    }

    /// - Throws: `PublishingError.tooManyDeletes`.
    func check(_ options: PublishOptions) throws(PublishingError) {
        let count = changes.deleted.count
        guard count <= options.maxDeletes else {
            throw .tooManyDeletes(count: count, limit: options.maxDeletes)
        }
    }
}
