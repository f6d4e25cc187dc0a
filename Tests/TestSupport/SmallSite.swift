import Links
package import Pages
internal import Rejections

/// A compiled site made by hand: one reason with an address, one without, one list, two languages.
package enum SmallSite {
    package static func make(baseURL: String = "https://reject.example") throws -> CompiledSite {
        let english = try value(LanguageTag("en"))
        let german = try value(LanguageTag("de"))
        let zone = try value(Zone("bl.list.example"))
        let dnsbl = try value(Slug("dnsbl"))
        let spf = try value(Slug("spf"))
        let subjects: [Subject] = [
            .index, .reason(dnsbl, nil), .reason(dnsbl, zone), .reason(spf, nil), .notFound,
        ]
        let pages = [german, english].flatMap { locale in
            subjects.map {
                page(
                    $0, locale, hasAddress: $0 == .reason(dnsbl, nil) || $0 == .reason(dnsbl, zone))
            }
        }
        return CompiledSite(
            baseURL: try value(WebURL(baseURL)), locales: [german, english],
            defaultLocale: german, pages: pages,
            catalogue: ZoneCatalogue(
                zones: [zone], keyed: [try value(Zone("dq.list.example")): zone]),
            assets: [Asset(path: "icon.svg", bytes: Array("<svg/>".utf8), digest: "d1")],
            contentSecurityPolicy: "default-src 'none'")
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
