/// When a file goes into a place where nothing happens in one step.
///
/// Each step asks only for what an earlier one has put there, or what was there before: whoever
/// stops between two files leaves pages whose links and assets are all there.
enum UploadStep: CaseIterable {
    /// What pages ask for to be shown.
    case assets
    /// The other formats of new pages, then these themselves: nothing leads to them yet.
    case newFormats, newPages
    /// New pages where readers begin.
    case newEntries
    /// Pages that were there, which may lead to new ones and no longer lead to old ones.
    case changedPages
    /// Where readers begin: the indexes, what lies at links without a language, the 404 page.
    case changedEntries
    /// What tells search engines of all of it.
    case sitemap

    /// - Parameter isNew: whether nothing lies at the path.
    init(path: String, isNew: Bool) {
        let names = path.split(separator: "/")
        let name = names.last ?? ""
        let pathExtension = name.split(separator: ".").last ?? ""
        let isPage = pathExtension == "html"
        // A page lies in a folder of its own below its language's; its formats lie beside that.
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
