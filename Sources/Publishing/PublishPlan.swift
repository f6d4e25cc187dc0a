/// A build, and what publishing it changes in one store.
package struct PublishPlan: Sendable {
    let build: SiteBuild
    package let changes: FileChanges

    /// - Throws: `PublishingError.tooManyDeletes`.
    func check(_ options: PublishOptions) throws(PublishingError) {
        let count = changes.deleted.count
        guard count <= options.maxDeletes else {
            throw .tooManyDeletes(count: count, limit: options.maxDeletes)
        }
    }
}
