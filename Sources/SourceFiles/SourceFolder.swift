internal import Foundation

/// Reads files of a folder, always in the same order.
struct SourceFolder: Sendable {
    /// The folder, as the user named it.
    let root: String

    init(root: String) {
        var root = root
        while root.count > 1, root.hasSuffix("/") { root.removeLast() }
        self.root = root
    }

    func path(_ relative: String) -> String {
        root == "." ? relative : "\(root)/\(relative)"
    }

    var exists: Bool {
        Self.isFolder(root)
    }

    /// Whether the folder has such a file, or a link by that name, whatever it leads to.
    func has(_ relative: String) -> Bool {
        let path = path(relative)
        return FileManager.default.fileExists(atPath: path) || SourceStatus.isLink(path)
    }

    /// The names in a folder, sorted by their bytes, without hidden ones.
    func names(in relative: String) throws(SourceFileError) -> [String] {
        try checkLinks(relative)
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: path(relative))
            return names.filter { !$0.hasPrefix(".") }.sorted {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        } catch {
            throw SourceFileError(
                path: relative, problem: "cannot be read: \(error.localizedDescription)")
        }
    }

    /// The files below the root, with their paths relative to it, without hidden ones.
    /// - Parameter report: called with each folder that cannot be read.
    func files(_ report: (SourceFileError) -> Void) -> [String] {
        files(in: "", report)
    }

    private func files(in folder: String, _ report: (SourceFileError) -> Void) -> [String] {
        let names: [String]
        do {
            names = try self.names(in: folder)
        } catch {
            report(error)
            return []
        }
        return names.flatMap { name -> [String] in
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            guard Self.isFolder(self.path(path)) else { return [path] }
            guard !SourceStatus.isLink(self.path(path)) else {
                // It could lead to the whole file system, or to itself.
                report(
                    SourceFileError(
                        path: path,
                        problem: "is a symbolic link to a folder; copy the folder instead"))
                return []
            }
            return files(in: path, report)
        }
    }

    func bytes(_ relative: String, _ kind: SourceKind) throws(SourceFileError) -> [UInt8] {
        let status = try SourceStatus(path(relative), relative: relative)
        try checkLinks(relative)
        if let special = status.special {
            throw SourceFileError(
                path: relative, problem: "is \(special), not a file; remove or rename it")
        }
        guard status.size <= kind.limit else {
            throw SourceFileError(path: relative, problem: kind.advice)
        }
        do {
            // Without the hint each file would be looked up once more, to see whether it is a
            // folder.
            return Array(
                try Data(contentsOf: URL(filePath: path(relative), directoryHint: .notDirectory)))
        } catch {
            throw SourceFileError(
                path: relative, problem: "cannot be read: \(error.localizedDescription)")
        }
    }

    /// Refuses a path that leads out of the folder: a symbolic link in a contribution could publish
    /// any file of the machine that builds the site.
    private func checkLinks(_ relative: String) throws(SourceFileError) {
        guard let root = SourceStatus.realPath(root),
            let target = SourceStatus.realPath(path(relative)), target != root,
            !target.hasPrefix(root == "/" ? root : "\(root)/")
        else { return }
        throw SourceFileError(
            path: relative,
            problem: "is a symbolic link that leads out of \(self.root); copy the file instead")
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return exists && isFolder.boolValue
    }
}
