internal import NIOHTTP1

/// A status line and header fields as bytes (RFC 9112 §4, §5), serialized once and sent often.
struct ResponseHead: Sendable {
    let status: HTTPResponseStatus
    /// Without the empty line at the end.
    private(set) var bytes: [UInt8]

    /// The version is the server's, whatever the request's (RFC 9110 §6.2).
    init(_ status: HTTPResponseStatus, _ fields: [(name: String, value: String)] = []) {
        self.status = status
        bytes = Array("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n".utf8)
        for field in fields { add(field.name, field.value) }
    }

    /// - Precondition: `value` is one line.
    private mutating func add(_ name: String, _ value: String) {
        precondition(!value.utf8.contains { $0 == 0x0D || $0 == 0x0A })
        bytes += "\(name): \(value)\r\n".utf8
    }
}
