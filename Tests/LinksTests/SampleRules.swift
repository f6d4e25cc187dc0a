import Rejections
import TestSupport
import Testing

@testable import Links

/// The rules of a small site.
struct SampleRules {
    let rules: LinkRules
    let interpreter: RuleInterpreter

    init() throws {
        rules = try Self.rules()
        interpreter = try RuleInterpreter(rules.all)
    }

    static func rules(
        baseURL: String = "https://reject.example", lists: [ListName]? = nil
    ) throws -> LinkRules {
        let slugs = ["dnsbl", "no-reverse-dns", "spf", "too-big", "unknown"]
        let list = try #require(ListName("bl.list.example"))
        let rating = try #require(ListName("rating"))
        return LinkRules(
            baseURL: try #require(WebURL(baseURL)),
            locales: try ["de", "en", "zh-Hant"].map { try #require(LanguageTag($0)) },
            defaultLocale: try #require(LanguageTag("de")),
            reasons: try slugs.map { try #require(Slug($0)) },
            catalogue: ZoneCatalogue(
                names: try lists ?? [list, rating, try #require(ListName("bl.dead.example"))],
                others: [
                    try #require(Zone("dq.list.example")): list,
                    try #require(Zone("r.rating.example")): rating,
                ]))
    }

    func value(
        _ variable: LinkVariable, path: String = "/", query: String = "", languages: String = ""
    ) -> String? {
        interpreter.values(of: [
            .requestPath: path, .rawQuery: query, .acceptLanguage: languages,
        ])[variable]
    }
}
