internal import Diagnostics
internal import Links
internal import Pages
internal import Rejections

/// Compares a response with what the local content compiles to.
///
/// Of what is wrong with the document, only the first thing is reported: the rest follows from it.
struct PageCheck: Sendable {
    let pages: ExpectedPages
    /// Whether the site is on a static host, which fills in nothing itself.
    let isStatic: Bool

    func problems(_ fetch: Fetch) -> [Problem] {
        let (probe, response) = (fetch.probe, fetch.response)
        if let failure = response.failure {
            return [Problem(.error, .connection, "cannot be fetched: \(failure)")]
        }
        if let problem = fetch.problem { return [problem] }
        if isStatic, probe.kind == .legacy { return [] }
        if let problem = statusProblem(fetch) { return [problem] }
        switch probe.expectation {
        case .page(let subject, let locale, let format, let query):
            let document = documentProblem(response, subject, locale, format, query)
            let headers = HeaderCheck(
                site: pages.site, isStatic: isStatic, format: format,
                isNeutral: probe.kind == .neutral)
            return (document.map { [$0] } ?? []) + headers.problems(response)
        case .notFound(let locale):
            let document = documentProblem(response, .notFound, locale, .html, LinkQuery())
            return document.map { [$0] } ?? []
        case .asset(let asset): return assetProblems(response, asset)
        case .anyPage: return []
        }
    }

    private func statusProblem(_ fetch: Fetch) -> Problem? {
        let status = fetch.response.status
        if fetch.probe.kind == .legacy, fetch.redirected.isEmpty {
            return Problem(
                .error, .redirects,
                "this legacy link is answered with status \(status), not redirected")
        }
        switch fetch.probe.expectation {
        case .notFound:
            guard status != 404 else { return nil }
            return Problem(
                .error, .status,
                "a link that leads nowhere is answered with status \(status), not 404")
        case .anyPage where status == 404:
            return Problem(.error, .mailServer, "the site has no page for this link")
        case .page, .asset, .anyPage:
            guard status != 200 else { return nil }
            return Problem(.error, .status, "is answered with status \(status), not 200")
        }
    }

    /// What is wrong with a document that is not byte for byte the expected one.
    private func documentProblem(
        _ response: Response, _ subject: Subject, _ locale: LanguageTag, _ format: Format,
        _ query: LinkQuery
    ) -> Problem? {
        let body = response.body
        let expected = pages.bytes(subject, locale, format, query)
        guard body != expected else { return nil }
        if isStatic {
            return pages.isStaticPage(body, of: subject) ? nil : Self.otherContent
        }
        let text = response.text
        if text.contains("<!--#") || text.contains("{{if and true") {
            return Problem(
                .error, .values,
                "contains directives that the web server should have replaced; include the "
                    + "generated configuration, with server-side includes or templates enabled")
        }
        if format == .html {
            guard let language = ServedPage(text).language else {
                return Problem(.error, .content, "is not a page that Retour made")
            }
            guard language == locale.description else {
                return Problem(
                    .error, .language, "is in '\(language)' for a reader of '\(locale)'")
            }
        }
        if case .reason(let slug, let list?) = subject,
            body == pages.bytes(.reason(slug, nil), locale, format, query)
                || body == pages.bytes(.reason(slug, nil), locale, format, query.without(list))
        {
            return Problem(
                .error, .content,
                "does not show the page of the list; the web server's configuration is older than "
                    + "the list, or is not the generated one: reload the web server")
        }
        if let expected,
            lacksValues(text, query, expected: String(decoding: expected, as: UTF8.self))
        {
            return Problem(
                .error, .values, "does not show the values of the link: they are not filled in")
        }
        return Self.otherContent
    }

    private static let otherContent = Problem(
        .warning, .content,
        "is not what the local content compiles to: the published site has other content, or is from "
            + "another version of Retour; run 'retour publish'")

    /// Whether the page lacks a value that it should show.
    private func lacksValues(_ text: String, _ query: LinkQuery, expected: String) -> Bool {
        Parameter.allCases.compactMap { query[$0]?.description }.contains {
            expected.contains($0) && !text.contains($0)
        }
    }

    private func assetProblems(_ response: Response, _ asset: Asset) -> [Problem] {
        var problems: [Problem] = []
        if response.body != asset.bytes {
            problems.append(
                Problem(
                    .warning, .content,
                    "is not the same as the local file; run 'retour publish'"))
        }
        if let problem = HeaderCheck.typeProblem(response, expected: asset.mediaType) {
            problems.append(problem)
        }
        return problems
    }
}

extension LinkQuery {
    /// The query without its list.
    fileprivate func without(_ list: ListName) -> LinkQuery {
        LinkQuery(Parameter.allCases.compactMap { self[$0] })
    }
}
