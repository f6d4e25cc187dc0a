internal import NIOCore

/// The first line of a request, in which octets above 0x7F are percent-encoded: some programs send
/// links as they are written, and the parser takes only ASCII.
struct RequestLine {
    private var isComplete = false

    /// - Parameter buffer: the next octets of the head, from its beginning.
    mutating func encoded(_ buffer: ByteBuffer) -> ByteBuffer {
        guard !isComplete else { return buffer }
        let octets = buffer.readableBytesView
        let end = octets.firstIndex(of: UInt8(ascii: "\n"))
        isComplete = end != nil
        let line = octets[..<(end ?? octets.endIndex)]
        guard line.contains(where: { $0 > 0x7F }) else { return buffer }
        let encoded = line.flatMap { $0 > 0x7F ? Self.encoded($0) : [$0] }
        return ByteBuffer(bytes: encoded + octets[line.endIndex...])
    }

    private static func encoded(_ octet: UInt8) -> [UInt8] {
        Array("%\(String(octet, radix: 16, uppercase: true))".utf8)
    }
}
