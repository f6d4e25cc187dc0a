internal import CExchange

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The two things of the file system that Foundation does not have: a lock that ends with its
/// process, and exchanging two folders in one step.
enum FolderSwap {
    /// Makes `new` stand at `old` and what stood there at `new`, both at the same moment.
    static func exchange(_ new: String, _ old: String) throws(PublishingError) {
        guard unsafe retour_exchange(new, old) == 0 else { throw .system(old, errno) }
    }

    /// Runs `body` while no other build holds the lock of the folder.
    static func locked<Result>(
        _ folder: String, for output: String, _ body: () throws(PublishingError) -> Result
    ) throws(PublishingError) -> Result {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(folder, errno) }
        // Closing the descriptor gives the lock back, as the end of the process does.
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .locked(path: output) }
        return try body()
    }
}
