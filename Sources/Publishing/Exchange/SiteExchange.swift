internal import Foundation
internal import SystemPackage
internal import WebServers

/// Puts a new folder in the place of a site's folder, and keeps what others have in the old one.
///
/// The new site is written to `new` in a folder next to the site. Foreign files get a second name in
/// it (`ForeignLinks`), the two folders change places, and `new`, which is the old site now, becomes
/// `old` and is emptied (`OldSite`). `links` is written before the exchange: a build that was killed
/// has left either a new site that was never served, or an old one for the next build to empty.
struct SiteExchange {
    let site: FilePath
    /// Contains the following three.
    let work: FilePath
    /// Where the new site is written, and the old one is after the exchange.
    let new: FilePath
    let old: FilePath
    let record: FilePath

    private static let draft = "links.new"

    /// - Parameter site: absolute and without symbolic links; it need not exist.
    init(site: FilePath) {
        self.site = site
        work = site.removingLastComponent().appending(".\(site.lastComponent?.string ?? "").retour")
        new = work.appending("new")
        old = work.appending("old")
        record = work.appending("links")
    }

    /// Finishes or removes what a killed build left, and makes the folder for the new site.
    func begin() throws(PublishingError) {
        try finishInterrupted()
        let status = try checkedSite()
        try work.makeFolder(0o700)
        do throws(PublishingError) {
            try new.makeFolder(0o755)
            // At once, since files inherit the group or an access control list.
            if let status { try new.takeOver(status, of: site) }
            if let status { try new.setMode(status.mode | 0o700) }
        } catch {
            try discard()
            throw error
        }
    }

    /// Removes the new site.
    func discard() throws(PublishingError) {
        try new.removeTree()
        try removeWork()
    }

    /// Makes the new site the one that is served.
    /// - Parameter own: the files in it.
    /// - Throws: the old site is served as before, except for `PublishingError.leftover`.
    func finish(own: [String]) throws(PublishingError) {
        guard let (emptied, links) = try exchanged(OwnFiles(own)) else { return }
        do throws(PublishingError) {
            try settle(links)
            try emptied.moveForeignFiles(isUndoable: true)
        } catch {
            try undo(emptied)
            throw error
        }
        try removeOld(emptied)
    }

    // MARK: Steps

    /// - Returns: `nil` if nothing is there.
    private func checkedSite() throws(PublishingError) -> FileStatus? {
        guard let status = try site.status() else { return nil }
        guard status.isFolder else { throw .notAFolder(path: site.description) }
        guard !MountPoints(below: site).contains(site) else {
            throw .mount(path: site.description)
        }
        try site.checkWritable()
        return status
    }

    /// - Returns: the old site, unless there was none.
    private func exchanged(
        _ own: OwnFiles
    ) throws(PublishingError) -> (OldSite, ForeignLinks)? {
        do throws(PublishingError) {
            guard let status = try checkedSite(), let root = try new.status()?.identity else {
                guard try new.move(to: site) else { throw .locked(path: site.description) }
                try removeWork()
                return nil
            }
            let oldFiles = OwnFiles(listedIn: site)
            let foreign = try ForeignFiles(in: site, besides: oldFiles, replacedBy: new)
            var links = ForeignLinks(root: root)
            // Again for what has come or gone while the first links were made.
            for _ in 0..<4 where try links.update(foreign.paths, from: site, in: new) {}
            try write(links)
            try new.setMode(status.mode)
            guard try new.exchange(with: site) else { throw .locked(path: site.description) }
            return (OldSite(old: old, site: site, own: oldFiles, new: own, links: links), links)
        } catch {
            try discard()
            throw error
        }
    }

    /// Moves foreign folders to their places again, and removes what their owners removed while it
    /// had two names.
    func settle(_ links: ForeignLinks) throws(PublishingError) {
        for path in links.outerFolders {
            guard let folder = links.folders[path],
                try new.pushing(path).status()?.identity == folder.original,
                try site.pushing(path).status()?.identity == folder.standIn
            else { continue }
            try new.pushing(path).exchange(with: site.pushing(path))
        }
        for (path, file) in links.files where try new.pushing(path).status() == nil {
            guard try site.pushing(path).status()?.identity == file else { continue }
            // It is removed with the old site, once it is certain that it is this one.
            if try site.pushing(path).move(to: new.pushing(path)) { continue }
            guard try new.pushing(path.removingLastComponent()).status() == nil else { continue }
            try site.pushing(path).removeFile()
        }
        for (path, folder) in links.folders.sorted(by: { $0.key.length > $1.key.length })
        where try new.pushing(path).status() == nil {
            let identity = try site.pushing(path).status()?.identity
            guard identity == folder.original || identity == folder.standIn else { continue }
            try site.pushing(path).removeFolder()
        }
        guard try new.move(to: old) else { throw .locked(path: site.description) }
    }

    func removeOld(_ emptied: OldSite) throws(PublishingError) {
        do throws(PublishingError) {
            try emptied.remove()
            try removeWork()
        } catch {
            throw .leftover(path: old.description, problem: error.description)
        }
    }

    /// Makes the old site the one that is served again.
    private func undo(_ emptied: OldSite) throws(PublishingError) {
        if try old.status() == nil { _ = try new.move(to: old) }
        // From here on each file has one name.
        try record.removeFile()
        try old.exchange(with: site)
        let failed = OldSite(
            old: old, site: site, own: emptied.new, new: emptied.own, links: nil)
        try failed.moveForeignFiles(isUndoable: false)
        try failed.remove()
        try removeWork()
    }

    /// As a whole or not at all.
    private func write(_ links: ForeignLinks) throws(PublishingError) {
        let writer = FileWriter(root: work.description)
        try writer.write(SiteFile(path: Self.draft, bytes: links.record))
        guard try work.appending(Self.draft).move(to: record) else {
            throw .locked(path: site.description)
        }
    }

    private func removeWork() throws(PublishingError) {
        try record.removeFile()
        try work.appending(Self.draft).removeFile()
        try work.removeFolder()
    }
}
