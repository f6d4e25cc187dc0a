internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import Pages
internal import Rejections

/// Answers a request with the site of the host that it asks for. The first site answers for all other
/// hosts, too.
final class HostResponder: Sendable {
    private let first: SiteResponder
    /// The sites by their hosts in lower case; none if there is only one site.
    private let byHost: [String: SiteResponder]

    /// - Precondition: There is a site.
    init(_ sites: [CompiledSite], log: AccessLog, metrics: Metrics? = nil) {
        guard let site = sites.first else { preconditionFailure("a server has a site") }
        let first = SiteResponder(site, log: log, metrics: metrics)
        let others = sites.dropFirst().map {
            ($0.baseURL.host, SiteResponder($0, log: log, metrics: metrics))
        }
        self.first = first
        byHost =
            others.isEmpty
            ? [:]
            : Dictionary(others + [(site.baseURL.host, first)], uniquingKeysWith: { $1 })
    }

    func answer(to request: HTTPRequestHead, client: SocketAddress?) -> Answer {
        responder(of: request).answer(to: request, client: client)
    }

    /// The answer to what is not a request.
    var badRequest: Answer { first.badRequest }

    /// The answer to a request whose head is longer than the server reads.
    var headTooLarge: Answer { first.headTooLarge }

    private func responder(of request: HTTPRequestHead) -> SiteResponder {
        guard !byHost.isEmpty else { return first }
        // RFC 9112 §3.2.2: the host of a target in absolute form counts, not that of the field.
        let authority = RequestTarget(request.uri).authority ?? request.headers["Host"].first
        return authority.flatMap { byHost[WebURL.host(of: $0)] } ?? first
    }
}
