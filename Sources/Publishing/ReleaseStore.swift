/// A place that holds releases, one of which is served.
package protocol ReleaseStore: Sendable {
    /// What publishing the folder would change; everything is new where nothing was published.
    func changes(by folder: String) async throws(PublishingError) -> PublishPlan

    /// Uploads the folder as a new release, switches to it and removes the oldest ones.
    /// - Returns: the name of the release.
    func publish(
        _ folder: String, _ changes: PublishPlan
    ) async throws(PublishingError) -> String

    /// Switches to the release before the one that is served.
    /// - Returns: the name of that release.
    func rollBack() async throws(PublishingError) -> String
}
