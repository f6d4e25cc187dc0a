internal import Diagnostics
internal import Links
internal import Pages
internal import Rejections

/// Checks the header fields of a page.
struct HeaderCheck: Sendable {
    let site: CompiledSite
    let isStatic: Bool
    let format: Format
    /// Whether the reader's language chose the page.
    let isNeutral: Bool

    func problems(_ response: Response) -> [Problem] {
        let type = Self.typeProblem(response, expected: format.mediaType)
        let style = format == .html ? styleProblem(response) : nil
        // A static host sends what it can; the pages do not need more.
        let others =
            isStatic
            ? []
            : languageProblems(response) + cachingProblems(response)
                + securityProblems(response, isStyleRefused: style != nil)
        return [type, style].compactMap(\.self) + others
    }

    static func typeProblem(_ response: Response, expected: String) -> Problem? {
        let type = response["content-type"] ?? ""
        let found = type.lowercased().filter { $0 != " " }
        let wanted = expected.filter { $0 != " " }
        guard found != wanted else { return nil }
        func name(_ type: String) -> Substring { type.prefix { $0 != ";" } }
        guard name(found) != name(wanted), Self.olderNames[name(wanted)] != name(found) else {
            return nil
        }
        return Problem(
            .error, .headers,
            type.isEmpty
                ? "has no Content-Type; it should be '\(expected)'"
                : "has the Content-Type '\(type)', not '\(expected)'")
    }

    /// What web servers still call some types (RFC 9239 §6).
    private static let olderNames: [Substring: Substring] = [
        "text/javascript": "application/javascript", "image/vnd.microsoft.icon": "image/x-icon",
    ]

    private func styleProblem(_ response: Response) -> Problem? {
        let page = ServedPage(response.text)
        guard let digest = page.styleDigest else { return nil }
        if response.all("content-security-policy").contains(where: {
            !ServedPage.allows(digest, $0)
        }) {
            return Problem(
                .error, .style,
                "is shown unstyled: the header Content-Security-Policy refuses the style of the page, "
                    + "so it is of another build; use the generated configuration, and reload the "
                    + "web server")
        }
        if let policy = page.policy, !ServedPage.allows(digest, policy) {
            return Problem(
                .error, .style,
                "is shown unstyled: its own Content-Security-Policy refuses its style, which something "
                    + "has changed on the way")
        }
        return nil
    }

    private func languageProblems(_ response: Response) -> [Problem] {
        var problems: [Problem] = []
        let field = response["content-language"]
        if format == .html, let language = ServedPage(response.text).language, field != language {
            problems.append(
                Problem(
                    .warning, .headers,
                    field.map { "has the Content-Language '\($0)', but is in '\(language)'" }
                        ?? "has no Content-Language"))
        }
        let varies = response.all("vary").joined(separator: ",").lowercased()
        if isNeutral, !varies.contains("accept-language"), !varies.contains("*") {
            problems.append(
                Problem(
                    .warning, .headers,
                    "has no 'Vary: Accept-Language': a cache would give readers another reader's "
                        + "language"))
        }
        return problems
    }

    private func cachingProblems(_ response: Response) -> [Problem] {
        let caching = response["cache-control"] ?? ""
        guard response.url.contains("?") else {
            guard caching != SecurityHeaders.publicCaching else { return [] }
            return [
                Problem(
                    .warning, .headers,
                    "has the Cache-Control '\(caching)', not '\(SecurityHeaders.publicCaching)'")
            ]
        }
        var problems: [Problem] = []
        if !caching.contains(SecurityHeaders.privateCaching) {
            problems.append(
                Problem(
                    .error, .headers,
                    "has no 'Cache-Control: no-store': a cache may keep somebody's address"))
        }
        if response["x-robots-tag"]?.contains("noindex") != true {
            problems.append(
                Problem(
                    .warning, .headers,
                    "has no 'X-Robots-Tag: noindex': a search engine may find somebody's address"))
        }
        return problems
    }

    private func securityProblems(_ response: Response, isStyleRefused: Bool) -> [Problem] {
        let policy = ContentSecurityPolicy.configuredHeader
        return SecurityHeaders.fields(of: site, policy: policy).compactMap { name, value in
            let field = response[name.lowercased()]
            if name == "Content-Security-Policy" {
                guard !isStyleRefused else { return nil }
                // Our own server names the style that a configuration allows with all others.
                let known = field?.replacing(/'sha256-[^']*'/, with: "'unsafe-inline'")
                guard known != value else { return nil }
            } else if field == value {
                return nil
            }
            return Problem(
                .warning, .headers,
                field.map { "has the header '\(name): \($0)', which is not the generated one" }
                    ?? "has no header '\(name)'")
        }
    }
}
