internal import Foundation
internal import SystemPackage
package import WebServers

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A site that was built to be published, in a temporary folder that is removed with this value, or
/// by the next run if the process is killed.
package final class SiteBuild: Sendable {
    private static let prefix = "retour-build-"

    private let home: FilePath
    /// Says that the process is alive.
    private let lock: FolderLock

    /// Contains the site and, next to it, the web server's configuration.
    var folder: String { home.appending("release").description }

    /// The part that is served.
    var site: String { "\(folder)/site" }

    private init() throws(PublishingError) {
        let parent = FilePath(FileManager.default.temporaryDirectory.path)
        Self.removeLeftovers(in: parent)
        // Another run may take the new folder for a leftover before it is locked.
        while true {
            let home = parent.appending("\(Self.prefix)\(UUID().uuidString)")
            try home.makeFolder(0o700)
            let lock = try? FolderLock(home.description)
            if let lock, try home.status() != nil {
                (self.home, self.lock) = (home, lock)
                return
            }
        }
    }

    deinit {
        // Nothing is left to do if the system's own cleaning came first.
        try? home.removeTree()
    }

    /// Removes the folders of killed runs, which have no lock.
    private static func removeLeftovers(in parent: FilePath) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.description)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let folder = parent.appending(name)
            guard UUID(uuidString: String(name.dropFirst(prefix.count))) != nil,
                let status = try? folder.status(), status.owner == geteuid(),
                let lock = try? FolderLock(folder.description)
            else { continue }
            // It is only in the way of the disk.
            withExtendedLifetime(lock) { try? folder.removeTree() }
        }
    }

    /// - Parameters:
    ///   - version: of this program; each file of the configuration names it.
    ///   - progress: called with the number of finished pages, and of all pages.
    package static func temporary(
        _ server: some WebServer, version: String,
        progress: @escaping SiteWriter.Progress = { _, _ in }
    ) throws(PublishingError) -> SiteBuild {
        let build = try SiteBuild()
        try SiteWriter(output: build.site).write(server, progress: progress)
        try SiteWriter(output: "\(build.folder)/\(type(of: server).name)")
            .writeConfiguration(of: server, version: version)
        return build
    }
}
