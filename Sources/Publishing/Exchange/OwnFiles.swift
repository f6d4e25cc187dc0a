internal import Foundation
internal import SystemPackage

/// The files that a build created, by their paths in the site's folder.
struct OwnFiles {
    private let files: Set<FilePath>
    private let folders: Set<FilePath>

    /// Reads the list in a site; a folder without one has no such files.
    init(listedIn site: FilePath) {
        let path = site.appending(SiteWriter.manifest).description
        let text = FileManager.default.contents(atPath: path) ?? Data()
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        self.init(lines.map(String.init) + (lines.isEmpty ? [] : [SiteWriter.manifest]))
    }

    init(_ paths: [String]) {
        files = Set(paths.map { FilePath($0) })
        var folders: Set<FilePath> = []
        for file in files {
            var folder = file.removingLastComponent()
            while !folder.isEmpty, folders.insert(folder).inserted {
                folder = folder.removingLastComponent()
            }
        }
        self.folders = folders
    }

    func contains(file path: FilePath) -> Bool { files.contains(path) }

    /// Whether a file is in this folder or below it.
    func contains(folder path: FilePath) -> Bool { folders.contains(path) }
}
