internal import NIOCore

/// Closes a connection whose client takes too long to send the head of a request. It comes before
/// the parser, since only octets show that a head has begun.
final class HeadDeadline: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// Octets have come, and no head has ended since.
    private var isHeadOpen = false
    private var line = RequestLine()
    private var closing: Scheduled<Void>?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isHeadOpen { line = RequestLine() }
        isHeadOpen = true
        context.fireChannelRead(Self.wrapInboundOut(line.encoded(Self.unwrapInboundIn(data))))
        // Most heads come in one piece, and need no deadline.
        if isHeadOpen, closing == nil { start(context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        headEnded()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        headEnded()
    }

    /// The parser has found the end of a head.
    func headEnded() {
        isHeadOpen = false
        closing.take()?.cancel()
    }

    private func start(_ context: ChannelHandlerContext) {
        closing = context.eventLoop.assumeIsolated().scheduleTask(
            in: .seconds(Int64(ConnectionLimits.headTime))
        ) {
            self.closing = nil
            // As long as the client has answers to take, nothing is read.
            if context.channel.isWritable {
                context.close(promise: nil)
            } else {
                self.start(context)
            }
        }
    }
}
