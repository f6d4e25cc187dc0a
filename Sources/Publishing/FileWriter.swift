internal import WebServers

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Writes new files into a folder and creates the subfolders they need.
///
/// With system calls, because Foundation flushes each file to disk. A build does not need that: an
/// incomplete one is discarded as a whole.
struct FileWriter: Sendable {
    /// An absolute path.
    let root: String

    func write(_ file: SiteFile) throws(PublishingError) {
        let path = "\(root)/\(file.path)"
        // Its folder is rarely there yet: it is made for the index.
        if file.path.hasSuffix("/index.html") { try makeFolder(of: path) }
        var descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0, errno == ENOENT {
            try makeFolder(of: path)
            descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        }
        guard descriptor >= 0 else { throw .system(path, errno) }
        let problem = writeAll(file.bytes, to: descriptor)
        let status = close(descriptor)
        if let problem { throw .system(path, problem) }
        guard status == 0 else { throw .system(path, errno) }
    }

    func write(_ link: SiteLink) throws(PublishingError) {
        let path = "\(root)/\(link.path)"
        guard unsafe symlink(link.target, path) == 0 else { throw .system(path, errno) }
    }

    /// - Returns: the `errno` of a write that failed.
    private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let count = unsafe Self.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                unsafe rest = rest.dropFirst(count)
            }
            return nil
        }
    }

    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    private func makeFolder(of path: String) throws(PublishingError) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        guard !folder.isEmpty, unsafe mkdir(folder, 0o755) != 0 else { return }
        switch errno {
        case EEXIST: return
        case ENOENT:
            try makeFolder(of: folder)
            guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else {
                throw .system(folder, errno)
            }
        case let code: throw .system(folder, code)
        }
    }
}
