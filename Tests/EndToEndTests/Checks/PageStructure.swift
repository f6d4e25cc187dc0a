import Foundation

/// What a page is made of: which elements with which attributes are inside which others, however
/// often and with whatever words. Pages of one structure have the same mistakes of HTML, and of
/// accessibility but for what words do.
struct PageStructure: Hashable {
    private let elements: Set<String>

    /// - Parameter tags: what tags say, of pages before this one too: most are on every page.
    private init(html: String, tags: inout [String: Tag]) {
        var elements: Set<String> = []
        var open: [String] = []
        for piece in html.components(separatedBy: "<").dropFirst() {
            guard let end = piece.utf8.firstIndex(of: UInt8(ascii: ">")) else { continue }
            let text = String(piece[..<end])
            let tag = tags[text] ?? Tag(text)
            tags[text] = tag
            switch tag {
            case .other: continue
            case .end(let name):
                if let index = open.lastIndex(of: name) { open.removeSubrange(index...) }
            case .start(let name, let element):
                elements.insert("\(open.last ?? "") \(element)")
                if !Self.voidElements.contains(name) { open.append(name) }
            }
        }
        self.elements = elements
    }

    /// What is between `<` and `>`.
    private enum Tag {
        case end(String)
        /// The name, and the name with the names of the attributes.
        case start(String, element: String)
        /// A comment or a declaration.
        case other

        init(_ text: String) {
            guard let match = text.wholeMatch(of: /(\/?)([a-z][a-z0-9]*)([^>]*)/) else {
                self = .other
                return
            }
            let name = String(match.2)
            let attributes = match.3.matches(of: /\s([a-z-]+)(?:="[^"]*")?/).map { String($0.1) }
            self =
                match.1 == "/"
                ? .end(name)
                : .start(name, element: "\(name) \(attributes.sorted().joined(separator: " "))")
        }
    }

    /// One page for each structure, the longest one; all of them if `RETOUR_ALL_PAGES` is set, as
    /// by `make test-all`.
    /// - Parameter pages: their HTML by the name of each.
    static func representatives(of pages: [String: String]) -> [String] {
        guard ProcessInfo.processInfo.environment["RETOUR_ALL_PAGES"] == nil else {
            return pages.keys.sorted()
        }
        var tags: [String: Tag] = [:]
        let groups = Dictionary(grouping: pages) { PageStructure(html: $0.value, tags: &tags) }
        return groups.values.compactMap { group in
            group.max { ($0.value.utf8.count, $0.key) < ($1.value.utf8.count, $1.key) }?.key
        }.sorted()
    }

    private static let voidElements: Set<String> = ["br", "hr", "img", "link", "meta"]
}
