internal import Foundation

/// Reads files of a folder for the loader, always in the same order.
package struct SourceTree: Sendable {
    /// The folder, as the user named it.
    package let root: String

    package init(root: String) {
        var root = root
        while root.count > 1, root.hasSuffix("/") { root.removeLast() }
        self.root = root
    }

    /// The path that diagnostics show for a file of the folder.
    package func path(_ relative: String) -> String { "\(root)/\(relative)" }

    package var exists: Bool {
        Self.isFolder(root)
    }

    package func has(_ relative: String) -> Bool {
        FileManager.default.fileExists(atPath: path(relative))
    }

    /// The names in a folder, sorted by their bytes, without hidden ones.
    /// - Throws: what the file system says.
    package func names(in relative: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: path(relative))
        return names.filter { !$0.hasPrefix(".") }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// The files below a folder, with their paths relative to the root, without hidden ones.
    /// - Throws: what the file system says.
    package func files(in relative: String = "") throws -> [String] {
        try names(in: relative).flatMap { name in
            let path = relative.isEmpty ? name : "\(relative)/\(name)"
            return Self.isFolder(self.path(path)) ? try files(in: path) : [path]
        }
    }

    /// - Throws: what the file system says.
    package func bytes(_ relative: String) throws -> [UInt8] {
        // Without the hint each file would be looked up once more, to see whether it is a folder.
        Array(try Data(contentsOf: URL(filePath: path(relative), directoryHint: .notDirectory)))
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return exists && isFolder.boolValue
    }
}
