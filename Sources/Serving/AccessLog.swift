package import Logging
internal import NIOCore
internal import NIOHTTP1

/// One line for each request, without anything that identifies a person: no query, no full address,
/// no path that is not one of the site's own.
package struct AccessLog: Sendable {
    private let logger: Logger

    package init(logger: Logger) {
        self.logger = logger
    }

    func record(_ method: HTTPMethod, _ answer: Answer, client: SocketAddress?) {
        guard logger.logLevel <= .info else { return }
        let method = [.GET, .HEAD].contains(method) ? method.rawValue : "other"
        let status = answer.head.status.code
        logger.info(
            "\(method) /\(answer.name) \(status) \(answer.sentCount) \(Self.network(client))")
    }

    /// The client's network: an IPv4 address cut to 24 bits, an IPv6 address to 48.
    static func network(_ client: SocketAddress?) -> String {
        guard let address = client?.ipAddress else { return "-" }
        if address.contains(":") {
            let groups = address.split(separator: ":", omittingEmptySubsequences: false).prefix(3)
            // What follows a gap is not known to be the network.
            let known = groups.prefix { !$0.isEmpty }
            return known.joined(separator: ":") + "::/48"
        }
        return address.split(separator: ".").prefix(3).joined(separator: ".") + ".0/24"
    }
}
