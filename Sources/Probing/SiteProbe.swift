// The published site, fetched as readers and mail servers do, compared with the local content.

internal import Diagnostics
internal import Links
package import Pages
package import Rejections

/// Fetches pages of a published site and finds what readers get that they should not.
package struct SiteProbe: Sendable {
    private let pages: ExpectedPages
    private let plan: ProbePlan
    private let target: WebURL
    private let curl: Curl
    private let mailServerLinks: [MailServerLink]

    /// - Parameters:
    ///   - site: what the local content compiles to.
    ///   - target: the base URL of the published site.
    ///   - lists: the blocklists whose links are fetched, one each.
    ///   - mailServerLinks: what a mail server links to.
    package init(
        _ site: CompiledSite, at target: WebURL, lists: Set<ListName>,
        mailServerLinks: [MailServerLink] = [], options: ProbeOptions
    ) {
        pages = ExpectedPages(site)
        plan = ProbePlan(site, lists: lists)
        self.target = target
        self.mailServerLinks = mailServerLinks
        curl = Curl(options: options)
    }

    /// - Parameter progress: gets how many requests are answered, and how many there are so far.
    package func report(
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(ProbeError) -> ProbeReport {
        let connection = try await ConnectionCheck(target: target, curl: curl).run()
        guard connection.isReachable else {
            return ProbeReport(connection.findings, requestCount: 1)
        }
        let base = pages.site.baseURL.base
        let strangers = mailServerLinks.filter { $0.probe(of: base) == nil }
        let fetches = try await Fetch.all(
            plan.probes + mailServerLinks.compactMap { $0.probe(of: base) }, below: target.base,
            with: connection.curl, progress: progress)
        let isStatic = fetches.contains { ExpectedPages.isForStaticHost($0.response.body) }
        let check = PageCheck(pages: pages, isStatic: isStatic)
        let findings = fetches.flatMap { fetch in
            check.problems(fetch).map { ProbeFinding(fetch.probe.place, $0) }
        }
        return ProbeReport(
            connection.findings + findings + strangers.map { $0.finding(of: base) },
            requestCount: fetches.reduce(0) { $0 + $1.requestCount },
            certificateDays: connection.certificateDays)
    }
}
