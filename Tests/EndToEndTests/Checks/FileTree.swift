import Foundation

/// The files below a folder.
enum FileTree {
    /// Every regular file with its bytes, by its relative path.
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
