internal import NIOCore
internal import NIOHTTP1

/// Answers the requests of one connection, one after the other.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private let site: ServedSite
    private var edition: ServedSite.Edition
    private let deadline: HeadDeadline
    private var date = DateField()
    /// Requests that came faster than the client takes the answers.
    private var waiting = CircularBuffer<HTTPRequestHead>()
    private var lastWrite: EventLoopFuture<Void>?
    /// How many octets waited for the client when it last took too long for an answer.
    private var stuckCount = 0
    /// No further request is read; the connection ends after the answers to those that were.
    private var isEnding = false
    private var isInputClosed = false

    /// - Parameter deadline: learns when a head has ended.
    init(_ site: ServedSite, _ deadline: HeadDeadline) {
        self.site = site
        edition = site.edition
        self.deadline = deadline
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // A request is answered after its head: one with a body is refused.
        guard case .head(let request) = Self.unwrapInboundIn(data) else { return }
        deadline.headEnded()
        guard !isEnding else { return }
        // What follows the last request of a connection is ignored (RFC 9112 §9.6).
        if request.isLast { isEnding = true }
        waiting.append(request)
        answerWaiting(context)
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
        case IdleStateHandler.IdleStateEvent.write: closeIfStuck(context)
        case is IdleStateHandler.IdleStateEvent: context.close(promise: nil)
        case is ChannelShouldQuiesceEvent:
            isEnding = true
            let channel = context.channel
            channel.eventLoop.scheduleTask(in: Self.endTimeout) { channel.close(promise: nil) }
            endIfDone(context)
        case ChannelEvent.inputClosed:
            isEnding = true
            isInputClosed = true
            endIfDone(context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// What is not HTTP, or too long, gets an answer that says so, and the connection ends.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let answer: Answer
        switch error {
        case HTTPParserError.headerOverflow, is ByteToMessageDecoderError.PayloadTooLargeError:
            answer = edition.responder.headTooLarge
        case is HTTPParserError: answer = edition.responder.badRequest
        default: return context.close(promise: nil)
        }
        // The last answer is still to be read, whatever comes after the last request.
        guard !isEnding, context.channel.isActive else { return }
        isEnding = true
        write(answer, to: .http1_1, context)
    }

    private func answerWaiting(_ context: ChannelHandlerContext) {
        while context.channel.isWritable, let request = waiting.popFirst() {
            site.update(&edition)
            let answer = edition.responder.answer(
                to: request, client: context.channel.remoteAddress)
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

    /// No answer has been taken whole for a while: closes the connection if none of it has been
    /// taken since the last time.
    private func closeIfStuck(_ context: ChannelHandlerContext) {
        let count = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        let isStuck = stuckCount > 0 && count == stuckCount
        stuckCount = count ?? 0
        if isStuck { context.close(promise: nil) }
    }

    private var isDone: Bool { isEnding && waiting.isEmpty }

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
    private static let endTimeout = TimeAmount.seconds(Int64(ConnectionLimits.endTime))
}

extension HTTPRequestHead {
    /// Whether a body follows (RFC 9112 §6.3).
    var hasBody: Bool {
        headers.contains(name: "Transfer-Encoding")
            || headers["Content-Length"].contains { $0.contains { $0 != "0" } }
    }

    /// Whether no other request can follow on the connection: the client says so, its body is not
    /// read, or the parser stops here for a protocol that the server does not speak.
    fileprivate var isLast: Bool {
        !isKeepAlive || hasBody || method == .CONNECT || headers.contains(name: "Upgrade")
    }
}
