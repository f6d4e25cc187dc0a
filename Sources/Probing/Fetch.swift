internal import Diagnostics

/// A link that was fetched, with the redirects that led to the response.
struct Fetch: Sendable {
    let probe: Probe
    private(set) var response: Response
    /// The URLs that were redirected, in order.
    private(set) var redirected: [String] = []
    /// What is wrong with a redirect, which is then not followed.
    private(set) var problem: Problem?

    var requestCount: Int { redirected.count + (problem == nil ? 1 : 0) }

    private static let longestChain = 5

    /// Fetches links below a base URL, and follows redirects that stay there.
    static func all(
        _ probes: [Probe], below base: String, with curl: Curl,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(ProbeError) -> [Fetch] {
        let counter = Counter(total: probes.count, progress)
        let requests = probes.map { Curl.Request(url: base + $0.link, language: $0.language) }
        let responses = try await curl.responses(to: requests) { counter.count() }
        var fetches = zip(probes, responses).map { Fetch(probe: $0, response: $1) }
        while true {
            for index in fetches.indices { fetches[index].checkRedirect(below: base) }
            let redirects = fetches.indices.compactMap { index in
                fetches[index].next.map { (index: index, url: $0) }
            }
            guard !redirects.isEmpty else { return fetches }
            counter.add(redirects.count)
            let responses = try await curl.responses(
                to: redirects.map {
                    Curl.Request(url: $0.url, language: fetches[$0.index].probe.language)
                }
            ) { counter.count() }
            for (redirect, response) in zip(redirects, responses) {
                fetches[redirect.index].follow(to: response)
            }
        }
    }

    private var next: String? { problem == nil ? response.redirect : nil }

    private mutating func follow(to response: Response) {
        redirected.append(self.response.url)
        self.response = response
    }

    private mutating func checkRedirect(below base: String) {
        guard problem == nil, let target = response.redirect else { return }
        func report(_ text: String) {
            problem = Problem(.error, .redirects, text)
        }
        if redirected.count >= Self.longestChain {
            report("redirects more than \(Self.longestChain) times")
        } else if Self.host(target) != Self.host(base) {
            report("redirects to another host: \(Self.origin(target))")
        } else if base.hasPrefix("https:"), !target.hasPrefix("https:") {
            report("redirects from HTTPS to plain HTTP")
        } else if probe.kind != .legacy, probe.link.contains("?"), !target.contains("?") {
            report("loses the values of the link in a redirect to \(target)")
        }
    }

    /// Scheme, host, and port.
    private static func origin(_ url: String) -> Substring {
        guard let start = url.firstRange(of: "://")?.upperBound else { return url[...] }
        return url[..<(url[start...].firstIndex { "/?#".contains($0) } ?? url.endIndex)]
    }

    /// The host, in lower case and without a port.
    private static func host(_ url: String) -> String {
        let authority = origin(url).drop { $0 != "/" }.dropFirst(2)
        if authority.first == "[" { return String(authority.prefix { $0 != "]" }) }
        return authority.prefix { $0 != ":" }.lowercased()
    }
}
