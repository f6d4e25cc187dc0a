internal import Rejections

/// The names of the folders of all pages, drafts included.
struct PageSlugs: Sendable {
    var reasons: Set<Slug> = []
    var guides: Set<Slug> = []

    var all: Set<Slug> { reasons.union(guides) }
}
