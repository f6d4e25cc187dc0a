package import Rejections

/// A folder of the content with the facts of a page and its texts.
package struct PageFolder: Sendable {
    package enum Kind: String, Sendable {
        case reason
        case guide
    }

    package let kind: Kind
    package let slug: Slug
    /// Whether the page is not published yet.
    package let isDraft: Bool

    /// The path below that of the content: `reasons/spf`.
    package var path: String { "\(kind.folder)/\(slug)" }

    /// The file with the facts, in no language.
    var factsFile: String { "\(path)/\(kind.factsFile)" }
}

extension PageFolder.Kind {
    /// The folder of all pages of this kind.
    var folder: String { "\(rawValue)s" }

    var factsFile: String { "\(rawValue).yaml" }
}

extension Reason {
    var folder: PageFolder { PageFolder(kind: .reason, slug: slug, isDraft: isDraft) }
}

extension Guide {
    var folder: PageFolder { PageFolder(kind: .guide, slug: slug, isDraft: isDraft) }
}
