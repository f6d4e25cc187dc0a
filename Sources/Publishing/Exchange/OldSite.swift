internal import SystemPackage

/// The folder that was the site until the exchange, and is emptied: what is foreign moves to the
/// folder that is the site now, and what is our own is removed.
///
/// Others may write to both while this goes on: to the old one through a folder they have open. So
/// nothing is removed because of where it was a moment ago, but only by rmdir(2), which refuses what
/// is not empty, and under names that a build has listed.
struct OldSite {
    let old: FilePath
    let site: FilePath
    /// What is removed.
    let own: OwnFiles
    /// What the build created in `site`.
    let new: OwnFiles
    var links: ForeignLinks?

    /// Moves everything foreign, and removes nothing.
    /// - Parameter isUndoable: whether a foreign file in the way of a new one is an error; otherwise
    ///   it is kept under another name.
    func moveForeignFiles(isUndoable: Bool) throws(PublishingError) {
        // Foreign folders first: most of what was added in the meantime is in them.
        for path in links?.outerFolders ?? [] where try old.pushing(path).status() != nil {
            try visit(path, isRemoving: false, isUndoable: isUndoable)
        }
        try visit(FilePath(), isRemoving: false, isUndoable: isUndoable)
    }

    /// Removes the folder; what came into it in the meantime moves, too.
    func remove() throws(PublishingError) {
        let list = FilePath(SiteWriter.manifest)
        // It is done when the folder is empty, and nothing can come into a folder that is removed.
        for _ in 0..<10_000 {
            try visit(FilePath(), isRemoving: true, isUndoable: false)
            // Last, since it lists what is ours.
            try old.pushing(list).removeFile()
            if try old.removeFolder() { return }
        }
        throw .fileSystem(path: old.description, problem: "files keep coming into it")
    }

    private func visit(
        _ folder: FilePath, isRemoving: Bool, isUndoable: Bool
    ) throws(PublishingError) {
        let parent = old.pushing(folder)
        let names = try parent.names()
        let isOwn = { (name: FilePath.Component) in
            own.contains(folder: folder.appending(name))
        }
        // Ours last: there are many, and few contain anything foreign.
        for name in names.filter({ !isOwn($0) }) + names.filter(isOwn) {
            let path = folder.appending(name)
            let isOwnFile = own.contains(file: path)
            guard !isOwnFile || isRemoving,
                let status = try parent.appending(name).status()
            else { continue }
            if isOwnFile, !status.isFolder {
                if path.string != SiteWriter.manifest { try parent.appending(name).removeFile() }
                continue
            }
            let target = try site.pushing(path).status()
            if !status.isFolder {
                try keep(path, status, target, isUndoable: isUndoable)
            } else if try isVisited(path, target) {
                try visit(path, isRemoving: isRemoving, isUndoable: isUndoable)
                if isRemoving { try old.pushing(path).removeFolder() }
            } else {
                try move(path, over: target, isUndoable: isUndoable)
            }
        }
    }

    /// Keeps what the owner of a file made of it while it had two names.
    private func keep(
        _ path: FilePath, _ status: FileStatus, _ target: FileStatus?, isUndoable: Bool
    ) throws(PublishingError) {
        let link = links?.files[path]
        if status.identity == target?.identity || status.identity == link {
            // It has another name in the site, or had it until its owner removed it there.
            try old.pushing(path).removeFile()
        } else if let target, let link {
            // Its owner replaced it: before the exchange, after it, or both.
            let isNewer = try isNewer(path)
            if isNewer || target.identity == link {
                guard try putInPlace(path, of: target) else { return }
            }
            try old.pushing(path).removeFile()
        } else {
            try move(path, over: target, isUndoable: isUndoable)
        }
    }

    /// Whether the entries of a folder are moved on their own, not the folder.
    private func isVisited(
        _ path: FilePath, _ target: FileStatus?
    ) throws(PublishingError) -> Bool {
        guard let target else {
            // Ours, or removed by its owner since the exchange.
            return own.contains(folder: path) || links?.folders[path] != nil
        }
        return target.isFolder
    }

    /// Whether an entry was created after the exchange: in the folder that stood in for its own.
    private func isNewer(_ path: FilePath) throws(PublishingError) -> Bool {
        guard let outer = links?.outerFolders.first(where: { path.starts(with: $0) }) else {
            return false
        }
        return try old.pushing(outer).status()?.identity == links?.folders[outer]?.standIn
    }

    /// Makes an entry change places with the one in the site.
    /// - Returns: false if the owner has just replaced or removed that; it is looked at again.
    private func putInPlace(
        _ path: FilePath, of target: FileStatus
    ) throws(PublishingError) -> Bool {
        let (source, place) = (old.pushing(path), site.pushing(path))
        guard try source.exchange(with: place) else { return false }
        if try source.status()?.identity == target.identity { return true }
        try source.exchange(with: place)
        return false
    }

    private func move(
        _ path: FilePath, over target: FileStatus?, isUndoable: Bool
    ) throws(PublishingError) {
        guard let target else {
            try site.makeFolders(for: path, like: old)
            // What is there by now is looked at when the folder is removed.
            _ = try old.pushing(path).move(to: site.pushing(path))
            return
        }
        if isUndoable, new.contains(file: path) || new.contains(folder: path) {
            throw .foreignFile(path: site.pushing(path).description)
        }
        // Two files of this name were created at the same moment, before the exchange and after it.
        if try isNewer(path), try !putInPlace(path, of: target) { return }
        let name = path.lastComponent?.string ?? ""
        for number in 1...1000 where try old.pushing(path).status() != nil {
            let other = path.removingLastComponent().appending("\(name).kept-\(number)")
            _ = try old.pushing(path).move(to: site.pushing(other))
        }
    }
}
