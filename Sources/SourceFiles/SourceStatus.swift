internal import Foundation

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What the file system says of a file, without opening it: opening a FIFO waits for its writer.
struct SourceStatus {
    private let mode: mode_t
    let size: Int

    /// - Throws: why the file cannot be found.
    init(_ path: String, relative: String) throws(SourceFileError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
            throw SourceFileError(
                path: relative,
                problem: target.map {
                    "is a symbolic link to '\($0)', which cannot be read: \(reason)"
                }
                    ?? "cannot be read: \(reason)")
        }
        mode = status.st_mode & S_IFMT
        size = Int(status.st_size)
    }

    /// What it is instead of a file; `nil` for a file.
    var special: String? {
        switch mode {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFIFO: "a FIFO"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    /// The path without symbolic links; `nil` if there is no such file.
    static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
