package import Rejections

/// What a page is about.
package enum Subject: Hashable, Sendable {
    /// The list of all reasons and blocklists.
    case index
    /// A reason, for one blocklist where a zone is given.
    case reason(Slug, Zone?)
    /// The answer to a link that leads nowhere.
    case notFound
}
