/// How a site is published.
package struct PublishOptions: Sendable {
    /// How many releases stay, the one that is served among them.
    package let keep: Int
    /// How many of the files that are served now may go.
    package let maxDeletes: Int
    /// The configuration file for ssh in place of the user's.
    package let sshConfiguration: String?
    /// Whether the programs may draw their progress on standard error.
    package let showsProgress: Bool

    package init(keep: Int, maxDeletes: Int, sshConfiguration: String?, showsProgress: Bool) {
        self.keep = keep
        self.maxDeletes = maxDeletes
        self.sshConfiguration = sshConfiguration
        self.showsProgress = showsProgress
    }
}
