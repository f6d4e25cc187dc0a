internal import Foundation

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A folder that is created for new files, and that is as it was before if that fails.
package struct NewFolder {
    package let path: String

    /// - Parameter path: as the user named it.
    package init(_ path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// The path of a file in the folder, for people.
    package func path(of file: String) -> String {
        path == "." ? file : path == "/" ? "/\(file)" : "\(path)/\(file)"
    }

    package func has(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(file)")
    }

    /// Writes a file that does not exist yet.
    /// - Throws: an error of the file system; then nothing has been created.
    package func write(_ text: String, to file: String) throws {
        let created = try createFolders()
        let url = URL(filePath: "\(path)/\(file)")
        do {
            // Not in two steps: what somebody else writes meanwhile must not be replaced.
            try Data(text.utf8).write(to: url, options: .withoutOverwriting)
        } catch {
            if (error as? CocoaError)?.code != .fileWriteFileExists {
                try? FileManager.default.removeItem(at: url)
            }
            remove(created)
            throw error
        }
    }

    /// Creates the folder and those above it that are missing.
    /// - Returns: those that were created, the outermost first.
    private func createFolders() throws -> [URL] {
        var missing: [URL] = []
        var url = URL(filePath: path).standardizedFileURL
        while !FileManager.default.fileExists(atPath: url.path) {
            missing.insert(url, at: 0)
            url.deleteLastPathComponent()
        }
        var created: [URL] = []
        do {
            for url in missing {
                try FileManager.default.createDirectory(
                    at: url, withIntermediateDirectories: false)
                created.append(url)
            }
        } catch {
            remove(created)
            throw error
        }
        return created
    }

    /// Removes folders, the innermost first; one that is not empty stays.
    private func remove(_ folders: [URL]) {
        for url in folders.reversed() { _ = unsafe rmdir(url.path) }
    }
}
