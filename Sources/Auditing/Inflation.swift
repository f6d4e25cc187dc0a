internal import CZlib

/// Decompresses a gzip file (RFC 1952) piece by piece; consecutive members count as one.
@safe
struct Inflation: ~Copyable {
    /// On the heap, because zlib keeps the address of its stream.
    private let stream: UnsafeMutablePointer<z_stream>
    private static let capacity = 1 << 18
    private static let gzipOnly: Int32 = 15 + 16

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe inflateInit2_(
            stream, Self.gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib has no memory")
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Calls `body` with the decompressed `input`, in pieces.
    /// - Returns: whether the bytes were valid gzip.
    func inflate(_ input: [UInt8], _ body: ([UInt8]) -> Void) -> Bool {
        var input = input
        return unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe stream.pointee.next_in = input.baseAddress
            unsafe stream.pointee.avail_in = UInt32(input.count)
            var status = Z_OK
            repeat {
                let piece = unsafe [UInt8](unsafeUninitializedCapacity: Self.capacity) {
                    buffer, count in
                    unsafe stream.pointee.next_out = buffer.baseAddress
                    unsafe stream.pointee.avail_out = UInt32(buffer.count)
                    status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
                    count = unsafe buffer.count - Int(stream.pointee.avail_out)
                }
                if !piece.isEmpty { body(piece) }
                if status == Z_STREAM_END { status = unsafe inflateReset(stream) }
                guard status == Z_OK || status == Z_BUF_ERROR else { return false }
            } while unsafe stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
            return true
        }
    }
}
