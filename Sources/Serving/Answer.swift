internal import NIOCore
internal import NIOHTTP1
internal import Pages

/// A response, all but what its connection adds: `Date` and `Connection`.
struct Answer {
    enum Body {
        case bytes([UInt8])
        case document(FilledDocument)

        /// In octets.
        var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .document(let document): document.count
            }
        }
    }

    let head: ResponseHead
    /// What was asked for, as the log names it: a path of the site, or a word.
    var name = Self.unnamed
    var tag: EntityTag?
    var body = Body.bytes([])
    /// Whether the body is only measured, as `HEAD` asks for (RFC 9110 §9.3.2).
    var isHeadOnly = false

    /// How many octets of the body are sent.
    var sentCount: Int { isHeadOnly ? 0 : body.count }

    /// The name of what the site does not have, and of what it refuses.
    static let unnamed = "-"
    static let healthName = "healthz"
    static let metricsName = "metrics"
    static let legacyName = "legacy link"

    /// The response as it goes over the wire, with these fields of the connection.
    func serialized(
        _ fields: [(name: StaticString, value: String)], _ allocator: ByteBufferAllocator
    )
        -> ByteBuffer
    {
        var buffer = allocator.buffer(capacity: head.bytes.count + sentCount + 256)
        buffer.writeBytes(head.bytes)
        for (name, value) in fields { buffer.writeField(name, value) }
        if let tag { buffer.writeField("ETag", tag.value) }
        // RFC 9110 §8.6: none where it would tell of a body that is not this response's.
        if head.status != .notModified { buffer.writeField("Content-Length", "\(body.count)") }
        buffer.writeStaticString("\r\n")
        if !isHeadOnly {
            switch body {
            case .bytes(let bytes): buffer.writeBytes(bytes)
            case .document(let document): document.forEachPiece { buffer.writeBytes($0) }
            }
        }
        return buffer
    }
}

extension ByteBuffer {
    fileprivate mutating func writeField(_ name: StaticString, _ value: String) {
        writeStaticString(name)
        writeStaticString(": ")
        writeString(value)
        writeStaticString("\r\n")
    }
}
