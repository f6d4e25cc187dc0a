package import Rejections

/// What a page is about.
package enum Subject: Hashable, Sendable {
    /// Where readers look for a reason: the list of all reasons and guides.
    case index
    /// A reason, for one blocklist if one is given.
    case reason(Slug, ListName?)
    /// A help page that is not about one rejection.
    case guide(Slug)
    /// The list of all blocklists.
    case blocklists
    /// The answer to a link that leads nowhere.
    case notFound

    /// The list whose page it is; `nil` for other pages.
    package var list: ListName? {
        if case .reason(_, let list) = self { list } else { nil }
    }

    /// The name under which the page of all blocklists lies.
    package static let blocklistsName = "blocklists"
}
