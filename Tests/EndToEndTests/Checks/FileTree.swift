import Foundation

/// The files in a folder and its subfolders.
enum FileTree {
    /// The bytes of every regular file, by relative path.
    static func read(_ folder: URL) throws -> [String: Data] {
        let root = folder.resolvingSymlinksInPath()
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let url = root.appending(path: path)
            let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
            if attributes[.type] as? FileAttributeType == .typeRegular {
                files[path] = try Data(contentsOf: url)
            }
        }
        return files
    }
}
