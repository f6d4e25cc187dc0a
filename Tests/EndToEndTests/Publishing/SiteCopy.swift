import Foundation

/// The files of a site as readers get them, and the links between them.
struct SiteCopy {
    let files: [String: Data]

    init(_ files: [String: Data]) {
        self.files = files
    }

    var pages: [String] { files.keys.filter { $0.hasSuffix(".html") }.sorted() }

    /// The path of the file that a link points to; `nil` for links to other sites.
    static func path(ofLink link: String) -> String? {
        var path = link.hasPrefix("https://reject.example/") ? String(link.dropFirst(22)) : link
        guard path.hasPrefix("/") else { return nil }
        path = String(path.dropFirst().prefix { $0 != "?" && $0 != "#" })
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        if name.isEmpty { return path + "index.html" }
        return name.contains(".") ? path : path + "/index.html"
    }

    /// The targets of a page's links within the site: other pages, formats, assets.
    static func links(in page: Data) -> [String] {
        String(decoding: page, as: UTF8.self).matches(of: /(?:href|src)="([^"]*)"/)
            .compactMap { path(ofLink: withoutValues(String($0.1))) }
    }

    /// A link as it is for a reader who comes without values.
    private static func withoutValues(_ link: String) -> String {
        link.replacing(/zqRetour\(K,[^)]*\).*?zqRetour\(E\)/, with: "")
            .replacing(/zqRetour\([^)]*\)/, with: "")
    }

    /// Every dead link of all pages that can be reached from these.
    func deadLinks(from starts: [String]) -> [String] {
        var (found, dead, waiting) = (Set(starts), [String](), starts)
        while let path = waiting.popLast() {
            guard let page = files[path] else {
                dead.append(path)
                continue
            }
            for link in Self.links(in: page) where path.hasSuffix(".html") {
                if files[link] == nil { dead.append("\(path) → \(link)") }
                if files[link] != nil, found.insert(link).inserted { waiting.append(link) }
            }
        }
        return dead
    }
}
