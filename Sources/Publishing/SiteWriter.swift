internal import Foundation
internal import Pages
internal import Parallel
internal import Synchronization
internal import SystemPackage
package import WebServers

/// Writes a site into a new folder and, when it is complete, exchanges it for the old one.
///
/// A build that fails or is killed leaves the old site unchanged. Files in its folder that no build
/// created are moved to the new one, never copied.
package struct SiteWriter {
    /// The file of the site that lists the files the build created, one per line.
    static let manifest = ".retour-files"

    private let output: URL
    private let exchange: SiteExchange

    /// Called with the number of pages written so far, and of all pages; from any thread.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// - Parameter output: the folder of the site; it need not exist.
    package init(output: String) {
        // A symbolic link to the site stays one: its target is exchanged.
        let url = URL(filePath: output).standardizedFileURL.resolvingSymlinksInPath()
        self.output = url
        exchange = SiteExchange(site: FilePath(url.path))
    }

    /// Writes all files of the site and makes them the contents of the folder.
    /// - Returns: the number of files.
    /// - Throws: the folder is unchanged then.
    @discardableResult
    package func write(
        _ site: some WebServer, progress: Progress = { _, _ in }
    ) throws(PublishingError) -> Int {
        try replace { () throws(PublishingError) in
            let pages = try writePages(site, progress: progress)
            return pages + (try write(site.otherFiles)) + (try write(site.links))
        }
    }

    /// Writes the server's configuration and makes it the contents of the folder. Does nothing if
    /// the server needs none.
    /// - Parameter version: of this program; each file names it.
    /// - Throws: the folder is unchanged then.
    package func writeConfiguration(
        of site: some WebServer, version: String
    ) throws(PublishingError) {
        let files = site.configuration(version: version)
        guard !files.isEmpty else { return }
        try replace { () throws(PublishingError) in try write(files) }
    }

    /// - Parameter write: writes files into the new folder and returns their paths.
    @discardableResult
    private func replace(
        _ write: () throws(PublishingError) -> [String]
    ) throws(PublishingError) -> Int {
        let parent = output.deletingLastPathComponent()
        try attempt(parent) {
            try FileManager.default.createDirectory(
                at: parent, withIntermediateDirectories: true)
        }
        return try FolderLock.locked(parent.path, for: output.path) { () throws(PublishingError) in
            try exchange.begin()
            let paths: [String]
            let own: [String]
            do throws(PublishingError) {
                paths = try write()
                own = try writeManifest(of: paths)
            } catch {
                try exchange.discard()
                throw error
            }
            try exchange.finish(own: own)
            return paths.count
        }
    }

    // MARK: Writing

    /// Lists the files that the build created, so that the next one can tell them from others.
    /// - Returns: the paths in the list, which include its own.
    private func writeManifest(of paths: [String]) throws(PublishingError) -> [String] {
        let names = paths.sorted() + [Self.manifest]
        if let duplicate = zip(names, names.dropFirst()).first(where: { $0.0 == $0.1 }) {
            throw .duplicateFile(path: duplicate.0)
        }
        _ = try write([SiteFile(path: Self.manifest, text: names.map { $0 + "\n" }.joined())])
        return names
    }

    /// Fills in and writes the pages on all cores: much of the time goes into the file system.
    private func writePages(
        _ site: some WebServer, progress: Progress
    ) throws(PublishingError) -> [String] {
        let pages = site.site.pages
        let done = Atomic(0)
        let results = parallelMap(pages) { page in
            let result = Result { () throws(PublishingError) in
                try write(try files(of: page, in: site))
            }
            progress(done.add(1, ordering: .relaxed).newValue, pages.count)
            return result
        }
        var paths: [String] = []
        for result in results { paths += try result.get() }
        return paths
    }

    private func files(
        of page: SitePage, in site: some WebServer
    ) throws(PublishingError) -> [SiteFile] {
        do {
            return try site.files(of: page)
        } catch {
            throw .page(error)
        }
    }

    /// - Returns: the paths of the files.
    private func write(_ files: [SiteFile]) throws(PublishingError) -> [String] {
        let writer = FileWriter(root: exchange.new.description)
        for file in files { try writer.write(file) }
        return files.map(\.path)
    }

    /// - Returns: the paths of the links.
    private func write(_ links: [SiteLink]) throws(PublishingError) -> [String] {
        let writer = FileWriter(root: exchange.new.description)
        for link in links { try writer.write(link) }
        return links.map(\.path)
    }

    // MARK: The file system

    @discardableResult
    private func attempt<Result>(
        _ url: URL, _ body: () throws -> Result
    ) throws(PublishingError) -> Result {
        do {
            return try body()
        } catch {
            throw .fileSystem(path: url.path, problem: error.localizedDescription)
        }
    }
}
