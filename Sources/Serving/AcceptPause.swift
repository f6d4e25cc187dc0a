internal import NIOCore

/// Stops accepting connections for a second if there is no descriptor or memory for another one.
///
/// NIO's `AcceptBackoffHandler` asks for no further read then, but the channel stays registered for
/// the one that failed: the event loop would try again at once, and go on for ever.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is IOError { pause(context.channel) }
        context.fireErrorCaught(error)
    }

    private func pause(_ channel: any Channel) {
        guard channel.isActive, let options = channel.syncOptions else { return }
        // Neither fails but for a channel that is closed.
        try? options.setOption(.autoRead, value: false)
        channel.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) {
            if channel.isActive { try? options.setOption(.autoRead, value: true) }
        }
    }
}
