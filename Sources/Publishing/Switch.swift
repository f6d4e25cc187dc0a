/// What a store serves after it was switched to another release.
package struct Switch: Equatable, Sendable {
    /// The name of the release; `nil` in a store without releases.
    package let release: String?
    /// The web servers, by their names on the command line, whose configuration in the release is
    /// not that of the release before. Empty for the first release.
    package let changedConfigurations: [String]

    init(release: String?, changedConfigurations: [String] = []) {
        self.release = release
        self.changedConfigurations = changedConfigurations
    }
}
