#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The lock of a folder (flock(2)), which ends with this value, and with the process.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// - Returns: `nil` if another one holds the lock.
    init?(_ folder: String) throws(PublishingError) {
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(folder, errno) }
        // `deinit` does not run for a value that was never made.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit {
        close(descriptor)
    }

    /// Runs `body` while holding the lock of a folder.
    /// - Parameter output: the path to name if another build holds the lock.
    /// - Throws: `PublishingError.locked`, or the error of `body`.
    static func locked<Result>(
        _ folder: String, for output: String, _ body: () throws(PublishingError) -> Result
    ) throws(PublishingError) -> Result {
        guard let lock = try FolderLock(folder) else { throw .locked(path: output) }
        return try withExtendedLifetime(lock) { () throws(PublishingError) in try body() }
    }
}
