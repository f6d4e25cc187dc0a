import Logging
import NIOCore
import NIOEmbedded
import Pages

@testable import Serving

/// A connection to the server without a socket, and with a clock of its own.
final class TestConnection {
    private let channel = EmbeddedChannel()
    private let closings = Closings()

    /// - Parameter client: the client's address.
    init(_ site: CompiledSite, log: RecordedLog = RecordedLog(), client: String = "192.0.2.77")
        throws
    {
        channel.remoteAddress = try SocketAddress(ipAddress: client, port: 1234)
        try channel.pipeline.syncOperations.addHandler(closings)
        let responder = SiteResponder(site, log: AccessLog(logger: log.logger))
        _ = try SiteConnections(responder: responder).setup(channel: channel, logger: log.logger)
            .wait()
        try channel.connect(to: SocketAddress(ipAddress: client, port: 1234)).wait()
    }

    deinit {
        // Closed already, or with an answer that the test does not read.
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }

    /// Whether the server no longer sends: its side is closed, or the whole connection.
    var isEnded: Bool { closings.hasEndedOutput || isClosed }

    var isClosed: Bool { !channel.isActive }

    func send(_ text: String) throws {
        try send(utf8: text.utf8)
    }

    func send(utf8 bytes: some Sequence<UInt8>) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// The client sends nothing more, but still reads.
    func endInput() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    /// The server is to end.
    func quiesce() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    /// Whether the client takes what the server sends.
    var isWritable: Bool {
        get { channel.isWritable }
        set {
            channel.isWritable = newValue
            channel.pipeline.fireChannelWritabilityChanged()
        }
    }

    /// Nothing is sent in either direction for as long as the server allows. It measures that with the
    /// system's clock.
    func idle() {
        channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.all)
    }

    /// Lets time pass on the connection's clock.
    func advance(by time: TimeAmount) {
        channel.embeddedEventLoop.advanceTime(by: time)
    }

    /// What the server has sent since the last call.
    func received() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            bytes += buffer.readableBytesView
        }
        return bytes
    }

    /// Remembers that our side was closed; unlike a socket, an embedded channel would close both.
    private final class Closings: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer

        private(set) var hasEndedOutput = false

        func close(
            context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
        ) {
            guard mode == .output else { return context.close(mode: mode, promise: promise) }
            hasEndedOutput = true
            promise?.succeed()
        }
    }
}
