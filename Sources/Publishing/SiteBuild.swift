internal import Foundation
package import WebServers

/// A site that was built to be published, in a temporary folder that is removed with this value.
package final class SiteBuild: Sendable {
    /// Contains the site and, next to it, the web server's configuration.
    let folder: String

    /// The part that is served.
    var site: String { "\(folder)/site" }

    private init() {
        folder =
            FileManager.default.temporaryDirectory
            .appending(path: "retour-publish-\(UUID().uuidString)").path
    }

    deinit {
        // Nothing is left to do if the system's own cleaning came first.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// - Parameters:
    ///   - version: of this program; each file of the configuration names it.
    ///   - progress: called with the number of finished pages, and of all pages.
    package static func temporary(
        _ server: some WebServer, version: String,
        progress: @escaping SiteWriter.Progress = { _, _ in }
    ) throws(PublishingError) -> SiteBuild {
        let build = SiteBuild()
        try SiteWriter(output: build.site).write(server, progress: progress)
        try SiteWriter(output: "\(build.folder)/\(type(of: server).name)")
            .writeConfiguration(of: server, version: version)
        return build
    }
}
