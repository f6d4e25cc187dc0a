internal import Rejections

/// The path and the query of a request, as `RequestPath` and `SoftLineBreak` read them.
extension LinkRules {
    var request: [Rule] {
        let any = LinkPattern.any
        return [
            path,
            Rule(
                .pathQuery, of: "\(.requestPath)",
                [.matching("^[^&;?%]*\(LinkPattern.separator)(\(any)*)\\z", "$1")]),
            Rule(
                .sentQuery, of: "\(.rawQuery)&\(.pathQuery)",
                [.matching("^(\(String(repeating: LinkPattern.thousand, count: thousands)))", "$1")]
            ),
            joined(.queries, of: "\(.sentQuery)"),
            joined(.query, of: "\(.queries)"),
        ]
    }

    private var thousands: Int { LinkQuery.maximumLength / 1000 }

    /// The path below that of the base URL, which may be left out, without a query.
    private var path: Rule {
        let (any, trailing) = (LinkPattern.any, LinkPattern.trailing)
        let separator = LinkPattern.separator
        return Rule(
            .path, of: "\(.requestPath)",
            [
                .text("", ""),
                .matching(
                    path(
                        "((?:[^&;?%]*[^&?%\(trailing)])?)[\(trailing)]*(?:\(separator)\(any)*)?\\z"),
                    "$1"),
                // Something else was encoded twice.
                .matching(path("((?:\(any)*[^\(trailing)])?)[\(trailing)]*\\z"), "$1"),
            ],
            otherwise: Self.unknown)
    }

    private func path(_ rest: String) -> String {
        guard !basePath.isEmpty else { return "^/*\(rest)" }
        let base = LinkPattern.literal(basePath)
        return "^(?:/*\(base)[\(LinkPattern.trailing)]*\\z|(?:/*\(base)/+|/*)\(rest))"
    }

    private func joined(_ variable: LinkVariable, of source: RuleSource) -> Rule {
        Rule(
            variable, of: source,
            [
                .matching(SoftLineBreak.pattern, "$1$2$3"),
                .matching("^(\(LinkPattern.any)*)\\z", "$1"),
            ])
    }
}
