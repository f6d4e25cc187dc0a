internal import Links
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// The counters of one site, by the names that its answers have in the log.
struct SiteMetrics: Sendable {
    let all: Metrics
    private let counts: [String: StatusCounts]
    private let other: StatusCounts

    init(_ site: CompiledSite, _ metrics: Metrics) {
        func counts(_ page: String, _ language: String = "") -> StatusCounts {
            metrics.counts(
                of: Metrics.Series(site: site.baseURL.host, page: page, language: language))
        }
        var byName: [String: StatusCounts] = [:]
        for asset in site.assets { byName[asset.path] = counts("/\(asset.path)") }
        for page in site.pages where page.subject != .notFound {
            byName[SitePath.page(page.subject, page.locale)] = counts(
                "/\(SitePath.neutral(page.subject))", page.locale.description)
        }
        for name in Self.words { byName[name] = counts(name) }
        self.counts = byName
        other = counts("other")
        all = metrics
    }

    private static let words = [Answer.healthName, Answer.metricsName, Answer.legacyName]

    func record(_ answer: Answer) {
        (counts[answer.name] ?? other).add(answer.head.status.code)
    }
}
