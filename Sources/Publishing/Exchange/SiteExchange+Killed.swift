internal import Foundation
internal import SystemPackage

/// What the next build does after one that was killed.
extension SiteExchange {
    /// Finishes the work of a killed build, or removes what it has written.
    func finishInterrupted() throws(PublishingError) {
        guard try work.status() != nil else { return }
        let data = FileManager.default.contents(atPath: record.description)
        let links = data.flatMap { ForeignLinks(record: $0) }
        if let links, let status = try new.status(), status.identity != links.root {
            try makeSite(like: new)
            try settle(links)
        }
        if try old.status() != nil {
            try makeSite(like: old)
            try removeOld(
                OldSite(
                    old: old, site: site, own: OwnFiles(listedIn: old),
                    new: OwnFiles(listedIn: site), links: links))
        }
        try discard()
    }

    /// Somebody may have removed the site since.
    private func makeSite(like folder: FilePath) throws(PublishingError) {
        guard try site.status() == nil, let status = try folder.status() else { return }
        try site.makeFolder(0o755)
        try site.takeOver(status, of: folder)
    }
}
