#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A lock that ends with its process.
enum FolderLock {
    /// Runs `body` while holding the lock of a folder.
    /// - Parameter output: the path to name if another build holds the lock.
    /// - Throws: `PublishingError.locked`, or the error of `body`.
    static func locked<Result>(
        _ folder: String, for output: String, _ body: () throws(PublishingError) -> Result
    ) throws(PublishingError) -> Result {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(folder, errno) }
        // Closing the descriptor releases the lock; so does the end of the process.
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .locked(path: output) }
        return try body()
    }
}
