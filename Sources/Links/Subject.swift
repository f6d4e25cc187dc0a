package import Rejections

/// What a page is about.
package enum Subject: Hashable, Sendable {
    /// The list of all reasons, guides, and blocklists.
    case index
    /// A reason, for one blocklist if one is given.
    case reason(Slug, ListName?)
    /// A help page that is not about one rejection.
    case guide(Slug)
    /// The answer to a link that leads nowhere.
    case notFound

    /// The list whose page it is; `nil` for other pages.
    package var list: ListName? {
        if case .reason(_, let list) = self { list } else { nil }
    }
}
