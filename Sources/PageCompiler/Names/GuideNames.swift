internal import SiteContent
internal import Templating

/// The names of a guide's page, except its text.
struct GuideNames {
    let page: PageContext
    let guide: Guide

    var values: [String: Value] {
        var values = CommonNames(page: page).values
        values["related"] = .items(PageLinks(page: page).pages(guide.related))
        values["reviewed"] = .text(page.text(of: .detailsReviewed(guide.reviewed), values))
        return values
    }
}
