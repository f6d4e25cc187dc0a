internal import Links
internal import Rejections
internal import SiteContent
internal import Templating

/// The names that every page has.
struct CommonNames {
    let page: PageContext

    var values: [String: Value] {
        let (context, subject, locale) = (page.context, page.subject, page.locale)
        var values = context.commonValues(locale)
        values["page-url"] = .url(pageURL)
        values["canonical"] = subject == .notFound ? .absent : .url(context.url(subject, locale))
        values["text-url"] = .url(context.path(subject, locale, in: .text) + page.query)
        values["json-url"] = .url(context.path(subject, locale, in: .json) + page.query)
        values["languages"] = .items(languages)
        values["alternates"] = subject == .notFound ? .absent : .items(alternates)
        for form in ParameterForm.allCases {
            values[form.rawValue] = .text(Text([.parameter(form)]))
        }
        return values
    }

    /// The address of the page with the values of the link.
    var pageURL: Text { page.context.url(page.subject, page.locale) + page.query }

    private var languages: [[String: Value]] {
        page.site.locales.map { other in
            let facts = page.context.facts(other)
            return [
                "language": .text(other.description),
                "direction": .text(facts.direction),
                "name": .text(facts.ownName),
                "url": .url(page.context.path(page.subject, other) + page.query),
                "current": .flag(other == page.locale),
            ]
        }
    }

    private var alternates: [[String: Value]] {
        page.site.locales.map { other in
            [
                "language": .text(other.description),
                "url": .url(page.context.url(page.subject, other)),
            ]
        }
    }
}
