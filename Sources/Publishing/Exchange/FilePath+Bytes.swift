internal import SystemPackage

extension FilePath {
    /// - Parameter bytes: without NUL.
    init(bytes: [UInt8]) {
        unsafe self.init(platformString: bytes.map { CChar(bitPattern: $0) } + [0])
    }

    var bytes: [UInt8] {
        unsafe withPlatformString { text in
            unsafe UnsafeBufferPointer(start: text, count: length).map { UInt8(bitPattern: $0) }
        }
    }

    /// Makes the folders that a file needs, with the owner and the permissions that the folders of
    /// the same names have in another one.
    /// - Parameter path: of the file, relative to this folder.
    func makeFolders(for path: FilePath, like other: FilePath) throws(PublishingError) {
        let folder = path.removingLastComponent()
        guard !folder.isEmpty, try pushing(folder).status() == nil else { return }
        try makeFolders(for: folder, like: other)
        try pushing(folder).makeFolder(0o755)
        guard let status = try other.pushing(folder).status(), status.isFolder else { return }
        try pushing(folder).takeOver(status, of: other.pushing(folder))
    }
}
