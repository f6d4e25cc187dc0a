internal import NIOCore
internal import NIOHTTP1

/// Answers the requests of one connection, one after the other.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private let responder: SiteResponder
    private var date = DateField()
    /// The request whose end is still to come.
    private var current: HTTPRequestHead?
    /// Requests that came faster than the client takes the answers.
    private var waiting = CircularBuffer<HTTPRequestHead>()
    private var lastWrite: EventLoopFuture<Void>?
    /// No further request is read; the connection ends after the answers to those that were.
    private var isEnding = false
    private var isInputClosed = false

    init(_ responder: SiteResponder) {
        self.responder = responder
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            if !isEnding { current = head }
        case .body: break
        case .end:
            guard let request = current.take() else { return }
            // What follows the last request of a connection is ignored (RFC 9112 §9.6).
            if !request.isKeepAlive { isEnding = true }
            waiting.append(request)
            answerWaiting(context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        answerWaiting(context)
        context.flush()
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is IdleStateHandler.IdleStateEvent: context.close(promise: nil)
        case is ChannelShouldQuiesceEvent:
            isEnding = true
            endIfDone(context)
        case ChannelEvent.inputClosed:
            isEnding = true
            isInputClosed = true
            current = nil
            endIfDone(context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// What is not HTTP gets an answer that says so, and the connection ends.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError, !isEnding else { return context.close(promise: nil) }
        isEnding = true
        current = nil
        write(responder.badRequest, to: .http1_1, context)
    }

    private func answerWaiting(_ context: ChannelHandlerContext) {
        while context.channel.isWritable, let request = waiting.popFirst() {
            let answer = responder.answer(to: request, client: context.channel.remoteAddress)
            write(answer, to: request.version, context)
        }
    }

    private func write(_ answer: Answer, to version: HTTPVersion, _ context: ChannelHandlerContext)
    {
        var fields: [(name: StaticString, value: String)] = [("Date", date.value())]
        if isDone {
            fields.append(("Connection", "close"))
        } else if version == .http1_0 {
            fields.append(("Connection", "keep-alive"))
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.write(
            Self.wrapOutboundOut(answer.serialized(fields, context.channel.allocator)),
            promise: written)
        lastWrite = written.futureResult
        endIfDone(context)
    }

    private var isDone: Bool { isEnding && current == nil && waiting.isEmpty }

    /// Ends the connection in the order that lets the client read the last answer: our side when
    /// all is written, the other one when the client has done the same, or after a short while
    /// (RFC 9112 §9.6).
    private func endIfDone(_ context: ChannelHandlerContext) {
        guard isDone else { return }
        context.flush()
        let channel = context.channel
        let isInputClosed = isInputClosed
        (lastWrite ?? context.eventLoop.makeSucceededVoidFuture()).whenComplete { _ in
            guard !isInputClosed else { return channel.close(promise: nil) }
            channel.close(mode: .output, promise: nil)
            channel.eventLoop.scheduleTask(in: Self.closeTimeout) { channel.close(promise: nil) }
        }
    }

    private static let closeTimeout = TimeAmount.seconds(2)
}
