import Logging
import NIOCore
import NIOEmbedded
import Pages

@testable import Serving

/// A connection to the server without a socket, and with a clock of its own.
final class TestConnection {
    private let channel = EmbeddedChannel()
    private let closings = Closings()
    private let served: ServedSite
    private let log: RecordedLog

    /// - Parameter client: the client's address.
    convenience init(
        _ site: CompiledSite, log: RecordedLog = RecordedLog(), client: String = "192.0.2.77"
    ) throws {
        try self.init([site], log: log, client: client)
    }

    init(
        _ sites: [CompiledSite], log: RecordedLog = RecordedLog(), client: String = "192.0.2.77"
    ) throws {
        channel.remoteAddress = try SocketAddress(ipAddress: client, port: 1234)
        try channel.pipeline.syncOperations.addHandler(closings)
        served = ServedSite(HostResponder(sites, log: Self.accessLog(log)))
        self.log = log
        _ = try SiteConnections(site: served).setup(channel: channel, logger: log.logger).wait()
        try channel.connect(to: SocketAddress(ipAddress: client, port: 1234)).wait()
    }

    deinit {
        // Closed already, or with an answer that the test does not read.
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }

    /// Whether the server no longer sends: its side is closed, or the whole connection.
    var isEnded: Bool { closings.hasEndedOutput || isClosed }

    var isClosed: Bool { !channel.isActive }

    /// Serves another site from now on.
    func replace(with site: CompiledSite) {
        served.replace(with: HostResponder([site], log: Self.accessLog(log)))
    }

    /// Trusts a network of proxies.
    private static func accessLog(_ log: RecordedLog) -> AccessLog {
        let proxies = ["198.51.100.0/24", "2001:db8:ffff::/48"].compactMap(AddressRange.init)
        return AccessLog(logger: log.logger, trustedProxies: proxies)
    }

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

    /// The server has not finished sending an answer for half as long as it allows, by the system's
    /// clock.
    func stall() {
        channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.write)
    }

    /// Whether what the server sends leaves it.
    var isTaking: Bool {
        get { closings.isTaking }
        set {
            closings.isTaking = newValue
            channel.flush()
        }
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
    /// Holds back what is sent to a client that takes nothing.
    private final class Closings: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer

        private(set) var hasEndedOutput = false
        var isTaking = true

        func flush(context: ChannelHandlerContext) {
            if isTaking { context.flush() }
        }

        func close(
            context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
        ) {
            guard mode == .output else { return context.close(mode: mode, promise: promise) }
            hasEndedOutput = true
            promise?.succeed()
        }
    }
}
