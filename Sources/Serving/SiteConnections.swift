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

    let responder: SiteResponder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(BackPressureHandler())
            try pipeline.addHandler(IdleStateHandler(allTimeout: Self.idleTimeout))
            try pipeline.addHandler(
                ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
            try pipeline.addHandler(RequestHandler(responder))
            return Connection(channel: channel)
        }
    }

    func handle(value: Connection, logger: Logger) async {
        // It ends with the connection, whatever ended that.
        try? await value.channel.closeFuture.get()
    }

    /// How long a client may neither send nor take anything.
    private static let idleTimeout = TimeAmount.seconds(75)
}
