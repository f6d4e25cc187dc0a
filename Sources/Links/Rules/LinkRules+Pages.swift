internal import Rejections

extension LinkRules {
    /// Not among the steps: only some servers look for the file that a path names.
    package var file: Rule {
        let literal = LinkPattern.literal(basePath)
        let base = basePath.isEmpty ? "/*" : "(?:/*\(literal)/+|/*\(literal)\\z|/*)"
        return Rule(
            .file, of: "\(.requestPath)", [.matching("^\(base)(\(LinkPattern.any)*)\\z", "/$1")],
            otherwise: "/\(Self.unknown)")
    }

    /// The file of the page at exactly the path that was sent. Not among the steps, as `file`.
    package var ownPage: Rule {
        let path = "(/\(LinkPattern.locale)(?:/\(LinkPattern.name)){0,2}"
        return Rule(
            .ownPage, of: "\(.file)",
            [
                .matching("^\(path)\(Self.format))\\z", "$1"),
                .matching("^\(path))/?\\z", "$1/index.html"),
            ], otherwise: "/\(Self.unknown)")
    }

    // MARK: Locale

    var locale: [Rule] {
        [
            Rule(
                .wanted, of: "\(.acceptLanguage)",
                LanguagePatterns.wanted(locales).map { .matching($0, "$1") }),
            Rule(
                .preferredLocale, of: "\(.wanted)",
                locales.map { .text($0.description, $0.description) },
                otherwise: defaultLocale.description),
            Rule(
                .suffix, of: "\(.path)",
                [.matching("\\.txt\\z", ".txt"), .matching("\\.json\\z", ".json")],
                otherwise: "/index.html"),
            Rule(
                .name, of: "\(.path)",
                [
                    .matching("^(?:(\(LinkPattern.any)*?)/)?index\(Self.format)\\z", "$1"),
                    .matching("^(\(LinkPattern.any)+?)(?:\(Self.format))?\\z", "$1"),
                ]),
            Rule(
                .fixedLocale, of: "\(.name)",
                locales.map {
                    .matching(
                        "^\(LinkPattern.literal($0.description))(?:/|\\z)",
                        RuleResult(text: "\($0)"))
                }),
            Rule(
                .locale, of: "\(.fixedLocale)/\(.preferredLocale)",
                [.matching("^([^/]+)/", "$1"), .matching("^/(.+)\\z", "$1")]),
        ]
    }

    private var localeTags: String { LinkPattern.oneOf(locales.map(\.description)) }

    private static let format = "\\.(?:html|txt|json)"

    // MARK: Page

    var page: [Rule] {
        let unknown = Self.unknown
        return [
            Rule(
                .place, of: "\(.name)",
                // Without a locale, a path cannot name a list.
                [.text("", "")] + [
                    .matching("^\(localeTags)(?:/(\(LinkPattern.any)*))?\\z", "$1"),
                    .matching("^([^/]+)\\z", "$1"),
                ], otherwise: unknown),
            Rule(
                .slugTyped, of: "\(.place)", [.text("", ""), .matching("^([^/]+)(?:/|\\z)", "$1")],
                otherwise: unknown),
            Rule(
                .slug, of: "\(.slugTyped)",
                [.text("", "")] + reasons.map { .text($0.description, $0.description) }
                    + [.matching("^([a-z0-9-]+)\\z", "$1")],
                otherwise: unknown),
            Rule(.zoneTyped, of: "\(.place)", [.matching("^[^/]+/(\(LinkPattern.any)+)\\z", "$1")]),
            Rule(
                .zone, of: "\(.zoneTyped)",
                [.text("", "")] + zones + [.matching("^(\(LinkPattern.name))\\z", "$1")],
                otherwise: unknown),
            Rule(
                .otherList, of: "\(.legacyPairs)\(.query)",
                [.matching(LinkPattern.pair("\(LinkField.list)", "(\(LinkPattern.name))"), "$1")]),
            Rule(
                .fallbackLocale, of: "\(.fixedLocale)", [.text("", Self.defaultFolder)],
                otherwise: unknown),
        ] + files(.page, .listPage, in: .locale)
            + files(.fallbackPage, .fallbackListPage, in: .fallbackLocale)
    }

    private func files(
        _ page: LinkVariable, _ listPage: LinkVariable, in locale: LinkVariable
    ) -> [Rule] {
        let unknown = "/\(Self.unknown)"
        return [
            Rule(
                page, of: "\(locale):\(.slug):\(.zone)\(.suffix)",
                [
                    .matching("^([^:]+)::/(.+)\\z", "/$1/$2"),
                    .matching("^([^:]+)::(.+)\\z", "/$1/index$2"),
                    .matching("^([^:]+):([^:]+):([/.].+)\\z", "/$1/$2$3"),
                    .matching("^([^:]+):([^:]+):(.+)\\z", "/$1/$2/$3"),
                ], otherwise: unknown),
            Rule(
                listPage,
                of: "\(locale):\(.slug):\(.zone):\(.list):\(.otherList):\(.suffix)",
                [
                    .matching("^([^:]+):([^:]+)::([^:]+):[^:]*:(.+)\\z", "/$1/$2/$3$4"),
                    .matching("^([^:]+):([^:]+):::([^:]+):(.+)\\z", "/$1/$2/$3$4"),
                ], otherwise: unknown),
        ]
    }
}
