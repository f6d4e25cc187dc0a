internal import CExchange
internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// System calls, since Foundation's paths are texts: the name of a file is bytes, which need not be
/// UTF-8. None of these follows a symbolic link.
extension FilePath {
    /// - Returns: the `errno` of a call that failed, otherwise 0.
    private func code(_ call: (UnsafePointer<CChar>) -> Int32) -> Int32 {
        unsafe withPlatformString { unsafe call($0) == 0 ? 0 : errno }
    }

    private func code(
        to other: FilePath, _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) -> Int32 {
        unsafe code { path in unsafe other.withPlatformString { unsafe call(path, $0) } }
    }

    private func check(_ code: Int32) throws(PublishingError) {
        guard code == 0 else { throw .system(description, code) }
    }

    /// `nil` if nothing is there.
    func status() throws(PublishingError) -> FileStatus? {
        if let status = unsafe withPlatformString({ unsafe FileStatus($0) }) { return status }
        guard errno == ENOENT || errno == ENOTDIR else { throw .system(description, errno) }
        return nil
    }

    /// The names in a folder, without `.` and `..`; none if the folder is gone.
    func names() throws(PublishingError) -> [Component] {
        guard let folder = unsafe withPlatformString({ unsafe opendir($0) }) else {
            if errno == ENOENT { return [] }
            throw .system(description, errno)
        }
        defer { unsafe closedir(folder) }
        // Its type in Swift is a tuple, which would be copied.
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        var names: [Component] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else {
                try check(errno)
                return names
            }
            let name = unsafe (UnsafeRawPointer(entry) + offset)
                .assumingMemoryBound(to: CChar.self)
            if let name = unsafe Component(platformString: name), name.kind == .regular {
                names.append(name)
            }
        }
    }

    /// - Throws: this user may not add or remove entries of the folder.
    func checkWritable() throws(PublishingError) {
        try check(unsafe code { unsafe faccessat(AT_FDCWD, $0, R_OK | W_OK | X_OK, AT_EACCESS) })
    }

    func makeFolder(_ mode: mode_t) throws(PublishingError) {
        try check(unsafe code { unsafe mkdir($0, mode) })
    }

    /// Gives a folder the owner, group, and permissions of another one, and its attributes.
    func takeOver(_ status: FileStatus, of other: FilePath) throws(PublishingError) {
        if let now = try self.status(), now.owner != status.owner || now.group != status.group {
            let code = unsafe code { unsafe lchown($0, status.owner, status.group) }
            guard code == 0 else { throw .owner(path: other.description) }
        }
        try check(unsafe code { unsafe chmod($0, status.mode) })
        try check(unsafe other.code(to: self) { unsafe retour_copy_attributes($0, $1) })
    }

    func setMode(_ mode: mode_t) throws(PublishingError) {
        try check(unsafe code { unsafe chmod($0, mode) })
    }

    func removeFile() throws(PublishingError) {
        let code = unsafe code { unsafe unlink($0) }
        try check(code == ENOENT ? 0 : code)
    }

    /// - Returns: whether it is gone; a folder that is not empty stays.
    @discardableResult
    func removeFolder() throws(PublishingError) -> Bool {
        let code = unsafe code { unsafe rmdir($0) }
        if code == ENOTEMPTY || code == EEXIST { return false }
        try check(code == ENOENT ? 0 : code)
        return true
    }

    /// Gives a file another name, too.
    /// - Returns: whether the file system and the permissions allow that.
    func link(to other: FilePath) -> Bool {
        unsafe code(to: other) { unsafe linkat(AT_FDCWD, $0, AT_FDCWD, $1, 0) } == 0
    }

    /// - Returns: whether it was moved: false if it is gone, or something else is there.
    func move(to other: FilePath) throws(PublishingError) -> Bool {
        let code = unsafe code(to: other) { unsafe retour_move($0, $1) }
        if code == EEXIST || code == ENOENT { return false }
        try check(code)
        return true
    }

    /// Makes two files or folders change places in one step.
    /// - Returns: whether both were there.
    @discardableResult
    func exchange(with other: FilePath) throws(PublishingError) -> Bool {
        let code = unsafe code(to: other) { unsafe retour_exchange($0, $1) }
        if code == ENOENT { return false }
        if code == EINVAL || code == ENOSYS { throw .noExchange(path: other.description) }
        guard code == 0 else { throw .system(other.description, code) }
        return true
    }

    /// Removes a folder with everything in it, but nothing on other file systems.
    func removeTree() throws(PublishingError) {
        guard let status = try status() else { return }
        guard status.isFolder else { return try removeFile() }
        for name in try names() {
            let entry = appending(name)
            guard let inner = try entry.status() else { continue }
            guard inner.identity.device == status.identity.device else {
                throw .mountInside(path: entry.description)
            }
            try entry.removeTree()
        }
        try removeFolder()
    }
}
