internal import Rejections

/// The pages that links in texts may lead to.
struct LinkTargets: Sendable {
    let published: Set<Slug>
    /// Including those that are not published yet.
    let all: Set<Slug>

    /// Those for the texts of a page: a draft may link to drafts.
    func pages(for folder: PageFolder) -> Set<Slug> { folder.isDraft ? all : published }
}
