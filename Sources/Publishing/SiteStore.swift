/// A place that a site is published to.
package protocol SiteStore: Sendable {
    /// What publishing the build would change; every file is new if nothing was published before.
    func plan(for build: SiteBuild) async throws(PublishingError) -> PublishPlan

    /// Uploads the build and makes it the one that is served. A store with releases then removes
    /// the oldest ones.
    /// - Returns: the name of the new release; `nil` in a store without releases.
    /// - Throws: `PublishingError.tooManyDeletes` before anything is changed.
    func apply(_ plan: PublishPlan) async throws(PublishingError) -> String?

    /// Switches to the release before the one that is served.
    /// - Returns: the name of that release.
    /// - Throws: `PublishingError.noEarlierRelease`.
    func rollBack() async throws(PublishingError) -> String
}
