package import Rejections

/// What a page is about.
package enum Subject: Hashable, Sendable {
    /// The list of all reasons and blocklists.
    case index
    /// A reason, for one blocklist if one is given.
    case reason(Slug, ListName?)
    /// The answer to a link that leads nowhere.
    case notFound

    /// The list whose page it is; `nil` for other pages.
    package var list: ListName? {
        if case .reason(_, let list) = self { list } else { nil }
    }
}
