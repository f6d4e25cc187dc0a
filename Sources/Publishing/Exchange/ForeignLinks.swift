internal import Foundation
internal import SystemPackage
internal import WebServers

/// The names that foreign files have in the new site before it is served, so that none is missing
/// at the moment of the exchange.
///
/// A file has a second name there: a hard link. A folder cannot have one, so another folder stands
/// in for it, with links to its files, until it is moved itself. What cannot be linked is only moved.
struct ForeignLinks {
    struct Folder: Equatable {
        let original: FileStatus.Identity
        let standIn: FileStatus.Identity
    }

    /// The folder of the new site: which of the two it is says whether they were exchanged.
    let root: FileStatus.Identity
    var files: [FilePath: FileStatus.Identity] = [:]
    var folders: [FilePath: Folder] = [:]

    /// Those that are not in another one.
    var outerFolders: [FilePath] {
        folders.keys.filter { folders[$0.removingLastComponent()] == nil }
    }

    init(root: FileStatus.Identity) {
        self.root = root
    }

    /// Links what is not linked yet, and removes links to what is gone.
    /// - Returns: whether there was anything to do.
    mutating func update(
        _ paths: [FilePath], from old: FilePath, in new: FilePath
    ) throws(PublishingError) -> Bool {
        var hasChanged = try removeStale(from: old, in: new)
        for path in paths where try add(path, from: old, in: new) { hasChanged = true }
        return hasChanged
    }

    private mutating func add(
        _ path: FilePath, from old: FilePath, in new: FilePath
    ) throws(PublishingError) -> Bool {
        let (source, target) = (old.pushing(path), new.pushing(path))
        guard let status = try source.status() else { return false }
        guard status.isFolder else {
            guard files[path] == nil else { return false }
            try new.makeFolders(for: path, like: old)
            guard source.link(to: target) else { return false }
            // What was linked is not always what was there a moment ago.
            files[path] = try target.status()?.identity
            return true
        }
        // Another file system is mounted there; it moves with the folder that it is in.
        guard status.identity.device == root.device else { return false }
        var hasChanged = false
        if folders[path] == nil {
            guard let standIn = try standIn(for: path, status, from: old, in: new) else {
                return false
            }
            folders[path] = Folder(original: status.identity, standIn: standIn)
            hasChanged = true
        }
        // A folder that cannot be read is moved without links to what is in it.
        for name in (try? source.names()) ?? []
        where try add(path.appending(name), from: old, in: new) { hasChanged = true }
        return hasChanged
    }

    /// - Returns: `nil` if there cannot be one that nobody else may enter.
    private func standIn(
        for path: FilePath, _ status: FileStatus, from old: FilePath, in new: FilePath
    ) throws(PublishingError) -> FileStatus.Identity? {
        let target = new.pushing(path)
        try new.makeFolders(for: path, like: old)
        try target.makeFolder(0o700)
        do throws(PublishingError) {
            try target.takeOver(status, of: old.pushing(path))
            return try target.status()?.identity
        } catch {
            try target.removeFolder()
            return nil
        }
    }

    private mutating func removeStale(
        from old: FilePath, in new: FilePath
    ) throws(PublishingError) -> Bool {
        var hasChanged = false
        for (path, identity) in files
        where try old.pushing(path).status()?.identity != identity {
            try new.pushing(path).removeFile()
            files[path] = nil
            hasChanged = true
        }
        for (path, folder) in folders.sorted(by: { $0.key.length > $1.key.length })
        where try old.pushing(path).status()?.identity != folder.original {
            guard try new.pushing(path).removeFolder() else { continue }
            folders[path] = nil
            hasChanged = true
        }
        return hasChanged
    }
}
