#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What lstat(2) reports of a file or folder.
struct FileStatus {
    /// The same for all names of one file, and only for these.
    struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64
    }

    let identity: Identity
    let isFolder: Bool
    /// The permissions, with the bits for setuid, setgid, and sticky.
    let mode: mode_t
    let owner: uid_t
    let group: gid_t

    /// `nil` with errno set if it cannot be read.
    init?(_ path: UnsafePointer<CChar>) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        identity = Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(truncatingIfNeeded: status.st_ino))
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        mode = status.st_mode & 0o7777
        owner = status.st_uid
        group = status.st_gid
    }
}
