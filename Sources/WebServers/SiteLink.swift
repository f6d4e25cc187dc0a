/// A symbolic link in a site.
package struct SiteLink: Sendable {
    /// Relative to the site's folder.
    package let path: String
    /// Relative to the folder that the link is in.
    package let target: String

    package init(path: String, target: String) {
        self.path = path
        self.target = target
    }
}
