package import Logging
internal import NIOCore
internal import NIOHTTP1
internal import Rejections

/// One line for each request, without anything that identifies a person: no query, no full address,
/// and of a path that is not one of the site's own only what `AskedPath` shows.
package struct AccessLog: Sendable {
    private let logger: Logger
    private let trustedProxies: [AddressRange]

    /// - Parameter trustedProxies: what these say about a client's address is taken for true.
    package init(logger: Logger, trustedProxies: [AddressRange] = []) {
        self.logger = logger
        self.trustedProxies = trustedProxies
    }

    func record(_ request: HTTPRequestHead, _ answer: Answer, client: SocketAddress?) {
        guard logger.logLevel <= .info else { return }
        let method = [.GET, .HEAD].contains(request.method) ? request.method.rawValue : "other"
        let status = answer.head.status.code
        let network = Self.network(address(of: client, request.headers))
        logger.info("\(method) /\(answer.name) \(status) \(answer.sentCount) \(network)")
    }

    /// The address of the client: the last one in `X-Forwarded-For` that is not a trusted proxy's, if
    /// a trusted proxy sent the request; otherwise the one of the connection.
    private func address(of client: SocketAddress?, _ headers: HTTPHeaders) -> String? {
        guard let known = client?.ipAddress, isTrusted(known) else { return client?.ipAddress }
        let hops = headers["X-Forwarded-For"].joined(separator: ",").utf8.suffix(1024)
            .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        var address = known
        for hop in hops.reversed() {
            let blank = UInt8(ascii: " ")
            let text = hop.drop { $0 == blank }
            let end = text.lastIndex { $0 != blank }.map(text.index(after:)) ?? text.startIndex
            // What precedes anything else was not written by a proxy that is trusted.
            guard let hop = IPAddress(utf8: text[..<end]) else { break }
            address = hop.description
            guard isTrusted(address) else { break }
        }
        return address
    }

    private func isTrusted(_ text: String) -> Bool {
        guard !trustedProxies.isEmpty, let address = IPAddress(text) else { return false }
        return trustedProxies.contains { $0.contains(address) }
    }

    /// The client's network: an IPv4 address cut to 24 bits, an IPv6 address to 48.
    static func network(_ address: String?) -> String {
        guard let address else { return "-" }
        if address.contains(":") {
            let groups = address.split(separator: ":", omittingEmptySubsequences: false).prefix(3)
            // What follows a gap is not known to be the network.
            let known = groups.prefix { !$0.isEmpty }
            return known.joined(separator: ":") + "::/48"
        }
        return address.split(separator: ".").prefix(3).joined(separator: ".") + ".0/24"
    }
}
