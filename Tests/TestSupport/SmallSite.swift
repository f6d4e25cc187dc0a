import Links
package import Pages
internal import Rejections

/// A compiled site made by hand: two languages, a reason `dnsbl` that shows an address and has a page
/// for each list, and others and guides without. Keys of the first list precede `dq.list.example`, those of a
/// list `rating`, if there is one, `r.rating.example`.
package enum SmallSite {
    package static func make(
        baseURL: String = "https://reject.example", otherReasons: [String] = ["spf"],
        guides: [String] = [], lists: [String] = ["bl.list.example"]
    ) throws -> CompiledSite {
        let english = try value(LanguageTag("en"))
        let german = try value(LanguageTag("de"))
        let names = try lists.map { try value(ListName($0)) }
        var keyed = [try value(Zone("dq.list.example")): try value(names.first)]
        if let rating = names.first(where: { $0.zone == nil }) {
            keyed[try value(Zone("r.rating.example"))] = rating
        }
        let dnsbl = try value(Slug("dnsbl"))
        let pagesWithAddress = [.reason(dnsbl, nil)] + names.map { Subject.reason(dnsbl, $0) }
        let others = try otherReasons.map { Subject.reason(try value(Slug($0)), nil) }
        let guides = try guides.map { Subject.guide(try value(Slug($0))) }
        let subjects = [.index] + pagesWithAddress + others + guides + [.notFound]
        let pages = [german, english].flatMap { locale in
            subjects.map { page($0, locale, hasAddress: pagesWithAddress.contains($0)) }
        }
        return CompiledSite(
            baseURL: try value(WebURL(baseURL)), locales: [german, english],
            defaultLocale: german, pages: pages,
            catalogue: ZoneCatalogue(names: names, others: keyed),
            assets: [Asset(path: "icon.svg", bytes: Array("<svg/>".utf8), digest: "d1")],
            policy: ContentSecurityPolicy(styleDigest: "c3R5bGU="))
    }

    private static func page(
        _ subject: Subject, _ locale: LanguageTag, hasAddress: Bool
    ) -> SitePage {
        let name = SitePath.page(subject, locale)
        func page(_ before: String, _ context: Segment.Context, _ after: String) -> Page {
            var builder = SegmentBuilder(parameters: hasAddress ? [.ip] : [])
            builder.append(literal: before)
            builder.begin(Condition(.ip, isKnown: true), context)
            builder.append(placeholder: .ip, context)
            builder.end()
            builder.begin(Condition(.ip, isKnown: false), context)
            builder.append(literal: "none")
            builder.end()
            builder.append(literal: after)
            return Page(builder.finished())
        }
        return SitePage(subject: subject, locale: locale) { format in
            switch format {
            case .html: page("<html><body class=\"x\">\(name) ", .text, "</body></html>")
            case .text: page("\(name) ", .plain, "\n")
            case .json: page("{\"\(name)\":\"", .json, "\"}")
            }
        }
    }

    private static func value<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Malformed() }
        return value
    }

    struct Malformed: Error {}
}
