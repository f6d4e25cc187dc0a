/// How a site is published.
package struct PublishOptions: Sendable {
    /// Whether object storage keeps releases; a folder always does.
    package let hasReleases: Bool
    /// The number of releases to keep, including the one that is served.
    package let keep: Int
    /// The maximum number of published files to delete.
    package let maxDeletes: Int
    /// The configuration file for ssh; `nil` for the user's own.
    package let sshConfiguration: String?
    /// Whether rsync and rclone may show their progress on standard error.
    package let showsProgress: Bool

    package init(
        hasReleases: Bool = false, keep: Int = 1, maxDeletes: Int = 0,
        sshConfiguration: String? = nil, showsProgress: Bool = false
    ) {
        self.hasReleases = hasReleases
        self.keep = keep
        self.maxDeletes = maxDeletes
        self.sshConfiguration = sshConfiguration
        self.showsProgress = showsProgress
    }
}
