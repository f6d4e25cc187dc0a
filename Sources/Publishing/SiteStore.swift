/// A place that a site is published to.
package protocol SiteStore: Sendable {
    /// What publishing the build would change; every file is new if nothing was published before.
    func plan(for build: SiteBuild) async throws(PublishingError) -> PublishPlan

    /// Uploads the build and makes it the one that is served. A store with releases then removes
    /// the oldest ones.
    /// - Throws: `PublishingError.tooManyDeletes` before anything is changed.
    func apply(_ plan: PublishPlan) async throws(PublishingError) -> Switch

    /// Switches to the release before the one that is served.
    /// - Throws: `PublishingError.noEarlierRelease`.
    func rollBack() async throws(PublishingError) -> Switch

    /// Runs a shell command where the web server is: on the host of a folder reached over ssh,
    /// otherwise on this machine.
    /// - Returns: what it printed on standard output.
    /// - Throws: `PublishingError.afterwards` if it fails.
    func run(_ command: String) async throws(PublishingError) -> String
}

extension SiteStore {
    package func run(_ command: String) async throws(PublishingError) -> String {
        try await ProgramRun.afterwards("sh", ["-c", command])
    }
}
