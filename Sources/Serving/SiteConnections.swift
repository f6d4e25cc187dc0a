internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// The connections of the server: HTTP/1.1, each request answered on the event loop of its
/// connection, since no answer waits for anything.
struct SiteConnections: ServerChildChannel {
    /// A connection, whose handlers answer.
    struct Connection: ServerChildChannelValue {
        let channel: any Channel
    }

    let site: ServedSite

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
        channel.eventLoop.makeCompletedFuture {
            if let options = channel.syncOptions {
                try options.setOption(
                    .recvAllocator,
                    value: FixedSizeRecvByteBufferAllocator(capacity: ConnectionLimits.readSize))
                try options.setOption(.maxMessagesPerRead, value: 1)
            }
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(BackPressureHandler())
            try pipeline.addHandler(
                IdleStateHandler(
                    // An answer is found stuck the second time.
                    writeTimeout: .seconds(Int64(ConnectionLimits.writeTime / 2)),
                    allTimeout: .seconds(Int64(ConnectionLimits.idleTime))))
            let deadline = HeadDeadline()
            try pipeline.addHandler(deadline)
            try pipeline.addHandler(
                ByteToMessageHandler(
                    HTTPRequestDecoder(
                        leftOverBytesStrategy: .dropBytes, limitConfiguration: Self.headLimits),
                    maximumBufferSize: ConnectionLimits.headSize))
            try pipeline.addHandler(RequestHandler(site, deadline))
            return Connection(channel: channel)
        }
    }

    func handle(value: Connection, logger: Logger) async {
        // It ends with the connection, whatever ended that.
        try? await value.channel.closeFuture.get()
    }

    private static var headLimits: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = ConnectionLimits.headSize
        limits.maxHeaderListSize = ConnectionLimits.headSize
        limits.maxHeaderFieldCount = ConnectionLimits.headFieldCount
        return limits
    }
}
