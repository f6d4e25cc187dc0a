internal import Links
internal import Rejections
internal import SiteContent
internal import Templating

/// Elements of a page's lists that lead to other pages.
struct PageLinks {
    let page: PageContext

    /// Links to those of the reasons and guides that have a page.
    func pages(_ slugs: [Slug]) -> [[String: Value]] {
        slugs.compactMap { slug in page.context.subject(slug).map { link(to: $0, slug) } }
    }

    /// A link to a reason.
    func reason(_ reason: Reason) -> [String: Value] {
        link(to: .reason(reason.slug, nil), reason.slug)
    }

    /// A link to a guide.
    func guide(_ guide: Guide) -> [String: Value] { link(to: .guide(guide.slug), guide.slug) }

    private func link(to subject: Subject, _ slug: Slug) -> [String: Value] {
        let text = page.context.text(slug, page.locale)
        // Titles do not depend on the values of a link.
        let scope = Scope(organization, sections: TemplateContract.sections)
        let title = text.title.text(scope)
        let short = text.short?.text(scope)
        return [
            "title": .text(title),
            "name": .text(short ?? title),
            "url": .url(page.path(subject)),
            "foreign": .flag(text.language != page.locale),
            "language": .text(text.language.description),
        ]
    }

    /// A link to a blocklist under one of its names.
    /// - Parameter reason: the reason that the link names; `nil` for an element without a link.
    func list(_ blocklist: Blocklist, _ name: ListName, of reason: Slug?) -> [String: Value] {
        [
            "zone": .text(name.zone?.description),
            "name": .text(blocklist.name.description),
            "url": .url(reason.map { page.path(.reason($0, name)) }),
        ]
    }

    /// The values that the words of a link may print.
    var organization: [String: Value] {
        ["organization": .text(page.site.operator.organization.description)]
    }
}
