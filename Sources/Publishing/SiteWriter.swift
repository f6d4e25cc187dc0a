internal import Foundation
internal import Pages
internal import Parallel
package import WebServers

/// Writes the files of a site beside the old ones and swaps them in whole.
///
/// The old site stays as it is until the new one is complete; a build that fails or is killed leaves
/// it untouched. Files in the folder that no build made are kept.
package struct SiteWriter {
    /// The names of the files a build made, one a line; it lies in the site itself.
    static let manifest = ".retour-files"

    private let output: URL
    private let staging: URL
    private let files = FileManager.default

    /// What was written.
    package struct Summary: Sendable {
        package let fileCount: Int
        package let byteCount: Int
    }

    /// - Parameter output: the folder of the site; it need not exist.
    package init(output: String) {
        // A symbolic link to the site stays one: what it points at is swapped.
        let url = URL(filePath: output).standardizedFileURL.resolvingSymlinksInPath()
        self.output = url
        staging = url.deletingLastPathComponent()
            .appending(path: ".\(url.lastPathComponent).retour-new")
    }

    /// Writes all files of the site and makes them the contents of the folder.
    /// - Throws: `PublishingError`; the folder is unchanged then.
    @discardableResult
    package func write(_ site: some WebServer) throws(PublishingError) -> Summary {
        try replace { () throws(PublishingError) in
            let own = try writePages(site)
            return own + (try write(site.otherFiles))
        }
    }

    /// Writes what the operator includes, and makes it the contents of the folder; does nothing
    /// where there is nothing to include.
    /// - Throws: `PublishingError`; the folder is unchanged then.
    package func writeConfiguration(of site: some WebServer) throws(PublishingError) {
        let files = site.configuration
        guard !files.isEmpty else { return }
        try replace { () throws(PublishingError) in try write(files) }
    }

    @discardableResult
    private func replace(
        _ make: () throws(PublishingError) -> [Written]
    ) throws(PublishingError) -> Summary {
        let parent = output.deletingLastPathComponent()
        try attempt(parent) {
            try files.createDirectory(at: parent, withIntermediateDirectories: true)
        }
        return try FolderSwap.locked(parent.path, for: output.path) { () throws(PublishingError) in
            // What an interrupted build has left; nobody else uses this name.
            try removeStaging()
            do throws(PublishingError) {
                let summary = try finish(try make())
                try swapIn()
                return summary
            } catch {
                try removeStaging()
                throw error
            }
        }
    }

    // MARK: Writing

    private typealias Written = (name: String, byteCount: Int)

    private func finish(_ written: [Written]) throws(PublishingError) -> Summary {
        let names = written.map(\.name).sorted() + [Self.manifest]
        if let twice = zip(names, names.dropFirst()).first(where: { $0.0 == $0.1 }) {
            throw .foreignFile(path: twice.0)
        }
        _ = try write([SiteFile(path: Self.manifest, text: names.map { $0 + "\n" }.joined())])
        if exists(output) { try keepForeignFiles(besides: Set(names)) }
        return Summary(
            fileCount: written.count, byteCount: written.reduce(0) { $0 + $1.byteCount })
    }

    /// The pages are filled and written on all cores: much of the time goes into the file system.
    private func writePages(_ site: some WebServer) throws(PublishingError) -> [Written] {
        let results = parallelMap(site.site.pages) { page in
            Result { () throws(PublishingError) in try write(try files(of: page, in: site)) }
        }
        var written: [Written] = []
        for result in results { written += try result.get() }
        return written
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

    private func write(_ files: [SiteFile]) throws(PublishingError) -> [Written] {
        let writer = FileWriter(root: staging.path)
        for file in files { try writer.write(file) }
        return files.map { (name: $0.path, byteCount: $0.bytes.count) }
    }

    // MARK: The old site

    private func keepForeignFiles(besides own: Set<String>) throws(PublishingError) {
        guard isFolder(output) else { throw .notAFolder(path: output.path) }
        let old = ownFilesOfOldSite()
        for path in try contents(of: output) where !old.contains(path) {
            if own.contains(path) { throw .foreignFile(path: output.appending(path: path).path) }
            let target = staging.appending(path: path)
            try attempt(target) {
                try files.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try files.copyItem(at: output.appending(path: path), to: target)
            }
        }
    }

    private func ownFilesOfOldSite() -> Set<String> {
        guard let data = files.contents(atPath: output.appending(path: Self.manifest).path) else {
            return []
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        return Set(lines.map(String.init)).union([Self.manifest])
    }

    /// The files below a folder, by their relative paths; empty folders count as files.
    private func contents(
        of folder: URL, below prefix: String = ""
    ) throws(PublishingError) -> [String] {
        let names = try attempt(folder) { try files.contentsOfDirectory(atPath: folder.path) }
        var result: [String] = []
        for name in names.sorted() {
            let entry = folder.appending(path: name)
            if isFolder(entry) {
                let inner = try contents(of: entry, below: "\(prefix)\(name)/")
                result += inner.isEmpty && prefix.isEmpty ? ["\(prefix)\(name)"] : inner
            } else {
                result.append(prefix + name)
            }
        }
        return result
    }

    private func swapIn() throws(PublishingError) {
        if exists(output) {
            try FolderSwap.exchange(staging.path, output.path)
            try removeStaging()
        } else {
            try attempt(output) { try files.moveItem(at: staging, to: output) }
        }
    }

    private func removeStaging() throws(PublishingError) {
        guard exists(staging) else { return }
        try attempt(staging) { try files.removeItem(at: staging) }
    }

    // MARK: The file system

    /// Whether anything is there, be it a link that leads nowhere.
    private func exists(_ url: URL) -> Bool {
        (try? files.attributesOfItem(atPath: url.path)) != nil
    }

    /// Whether it is a folder itself, not a link to one.
    private func isFolder(_ url: URL) -> Bool {
        let attributes = try? files.attributesOfItem(atPath: url.path)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
    }

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
