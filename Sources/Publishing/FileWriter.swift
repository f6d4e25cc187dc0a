internal import Foundation

/// Writes files below a folder, with the folders they need.
struct FileWriter: Sendable {
    let root: URL

    func write(_ file: StaticSite.File) throws(PublishingError) {
        let target = root.appending(path: file.path)
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: target)
        } catch {
            throw .fileSystem(path: target.path, problem: error.localizedDescription)
        }
    }
}
