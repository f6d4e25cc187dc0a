package import Rejections

/// A help page that is not about one rejection: the facts of it, in no language.
package struct Guide: Sendable {
    /// Names the guide in links, among the reasons.
    package let slug: Slug
    /// Reasons and other guides.
    package let related: [Slug]
    /// When a person last compared the texts with reality.
    package let reviewed: CalendarDate
    /// Not published yet.
    package let isDraft: Bool
}
