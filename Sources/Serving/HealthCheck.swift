internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Asks a server whether it serves, as a container's runtime does from inside.
package enum HealthCheck {
    /// Seconds until a server that does not answer counts as unhealthy.
    package static let time = 3

    /// Whether the server at this address answers `/healthz` with status 200 in time.
    package static func isHealthy(host: String, port: Int) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { (try? await status(host: host, port: port)) == .ok }
            group.addTask {
                try? await Task.sleep(for: .seconds(time))
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    private static func status(host: String, port: Int) async throws -> HTTPResponseStatus? {
        let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(.seconds(Int64(time)))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { inbound, outbound in
            let head = HTTPRequestHead(
                version: .http1_1, method: .HEAD, uri: "/healthz",
                headers: ["Host": "localhost", "Connection": "close"])
            try await outbound.write(.head(head))
            try await outbound.write(.end(nil))
            for try await case .head(let answer) in inbound { return answer.status }
            return nil
        }
    }
}
