/// When a file is uploaded to storage that cannot switch to a new site in one step.
///
/// Files depend only on those of earlier steps and on what was there before. If the upload is
/// interrupted between two files, all links and assets of every page exist.
enum UploadStep: CaseIterable {
    /// What pages load.
    case assets
    /// The other formats of new pages, then the pages themselves: nothing links to them yet.
    case newFormats, newPages
    /// New entry pages: the indexes, the copies at links without a language, the 404 page.
    case newEntries
    /// Changed pages, which may link to new ones and no longer link to deleted ones.
    case changedPages
    /// Changed entry pages.
    case changedEntries
    /// The list of all pages for search engines.
    case sitemap

    /// - Parameter isNew: whether nothing is published at the path yet.
    init(path: String, isNew: Bool) {
        let names = path.split(separator: "/")
        let name = names.last ?? ""
        let pathExtension = name.split(separator: ".").last ?? ""
        let isPage = pathExtension == "html"
        // A page is `index.html` in its own folder; its other formats are next to that folder.
        let isFormat = ["txt", "json"].contains(pathExtension) && names.count > 1
        let isEntry =
            isPage ? names.count <= 2 : ["404", "index"].contains(name.prefix { $0 != "." })
        switch (isPage || isFormat, isNew) {
        case (false, _): self = path == "sitemap.xml" ? .sitemap : .assets
        case (true, true): self = !isPage ? .newFormats : isEntry ? .newEntries : .newPages
        case (true, false): self = isEntry ? .changedEntries : .changedPages
        }
    }
}
