import Foundation

/// What a page is made of: which elements with which attributes are inside which others, however
/// often and with whatever words. Pages of one structure have the same mistakes of HTML, and of
/// accessibility but for what words do.
struct PageStructure: Hashable {
    private let elements: Set<String>

    init(html: String) {
        var elements: Set<String> = []
        var open: [String] = []
        for match in html.matches(of: /<(\/?)([a-z][a-z0-9]*)([^>]*)>/) {
            let name = String(match.2)
            if match.1 == "/" {
                if let index = open.lastIndex(of: name) { open.removeSubrange(index...) }
                continue
            }
            let attributes = match.3.matches(of: /\s([a-z-]+)(?:="[^"]*")?/).map { String($0.1) }
            elements.insert(
                "\(open.last ?? "") \(name) \(attributes.sorted().joined(separator: " "))")
            if !Self.voidElements.contains(name) { open.append(name) }
        }
        self.elements = elements
    }

    /// One page for each structure, the longest one; all of them if `RETOUR_ALL_PAGES` is set, as
    /// by `make test-all`.
    /// - Parameter pages: their HTML by the name of each.
    static func representatives(of pages: [String: String]) -> [String] {
        guard ProcessInfo.processInfo.environment["RETOUR_ALL_PAGES"] == nil else {
            return pages.keys.sorted()
        }
        let groups = Dictionary(grouping: pages) { PageStructure(html: $0.value) }
        return groups.values.compactMap { group in
            group.max { ($0.value.utf8.count, $0.key) < ($1.value.utf8.count, $1.key) }?.key
        }.sorted()
    }

    private static let voidElements: Set<String> = ["br", "hr", "img", "link", "meta"]
}
