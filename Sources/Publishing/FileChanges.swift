internal import Foundation

/// The published files that publishing adds, changes, and deletes.
package struct FileChanges: Equatable, Sendable {
    /// Sorted, like the others.
    package var added: [String] = []
    package var changed: [String] = []
    package var deleted: [String] = []

    /// Whether an earlier run was interrupted, so that publishing has to finish its work.
    package private(set) var isUnfinished = false

    package var isEmpty: Bool {
        added.isEmpty && changed.isEmpty && deleted.isEmpty && !isUnfinished
    }

    /// What the first run changes: every file of the folder is new.
    init(addedFrom folder: String) {
        let paths = FileManager.default.subpaths(atPath: folder) ?? []
        added = paths.filter { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
            return attributes?[.type] as? FileAttributeType == .typeRegular
                && !path.hasSuffix(SiteWriter.manifest)
        }
        sort()
    }

    /// Parses what `rsync --itemize-changes` prints: eleven letters, a space, and the path.
    init(rsync output: String) {
        for line in output.split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { continue }
            let (mark, path) = (line[..<space], line[space...].drop { $0 == " " })
            if path.hasSuffix("/") || path.hasSuffix(SiteWriter.manifest) { continue }
            if mark == "*deleting" {
                deleted.append(String(path))
            } else if mark.dropFirst().hasPrefix("f") {
                if mark.hasSuffix("+++") {
                    added.append(String(path))
                } else {
                    changed.append(String(path))
                }
            }
        }
        sort()
    }

    /// Parses what `rclone check --combined -` prints: `+`, `*`, or `-`, a space, and the path.
    /// - Parameter isOwn: whether an earlier run uploaded a file; only those are deleted.
    init(rclone output: String, isOwn: (String) -> Bool) {
        for line in output.split(separator: "\n") {
            let path = String(line.dropFirst(2))
            if path == SiteWriter.manifest {
                // It is uploaded last, so it differs until a run is complete.
                isUnfinished = line.first == "*" || line.first == "+"
                continue
            }
            switch line.first {
            case "+": added.append(path)
            case "*": changed.append(path)
            case "-" where isOwn(path): deleted.append(path)
            default: break
            }
        }
        sort()
    }

    private mutating func sort() {
        added.sort()
        changed.sort()
        deleted.sort()
    }

    /// One line per file: `+`, `*`, or `-`, a space, and the path.
    package var lines: [String] {
        added.map { "+ \($0)" } + changed.map { "* \($0)" } + deleted.map { "- \($0)" }
    }

    /// `3 new, 2 changed, 1 deleted`.
    package var summary: String {
        "\(added.count) new, \(changed.count) changed, \(deleted.count) deleted"
    }
}
