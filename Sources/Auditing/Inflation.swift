internal import CZlib

/// Decompresses a gzip file (RFC 1952) piece by piece; consecutive members count as one.
@safe
struct Inflation: ~Copyable {
    enum Outcome: Equatable {
        case valid
        /// The bytes are not what a gzip program has written.
        case damaged
        /// Something other than gzip and the zeros of a tape follows the last member.
        case trailing
    }

    /// On the heap, because zlib keeps the address of its stream.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isInsideMember = false
    /// Whether zeros have followed a member; no other member can come after them.
    private var hasEnded = false
    private static let capacity = 1 << 18
    private static let gzipOnly: Int32 = 15 + 16
    private static let firstByte: UInt8 = 0x1F

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

    /// Whether all that was fed so far is whole members; if not, the file was cut off.
    var isComplete: Bool { !isInsideMember }

    /// Calls `body` with the decompressed `input`, in pieces.
    mutating func inflate(_ input: [UInt8], _ body: ([UInt8]) -> Void) -> Outcome {
        var rest = input[...]
        while let first = rest.first {
            if !isInsideMember {
                // `gzip -d` ignores the zeros that pad a file, too.
                if first == 0 {
                    hasEnded = true
                    rest = rest.drop { $0 == 0 }
                    continue
                }
                guard first == Self.firstByte, !hasEnded else { return .trailing }
            }
            guard let count = inflateMember(rest, body) else { return .damaged }
            rest = rest.dropFirst(count)
        }
        return .valid
    }

    /// Decompresses up to the end of a member.
    /// - Returns: how many bytes it took, or `nil` for bytes that are damaged.
    private mutating func inflateMember(
        _ input: ArraySlice<UInt8>, _ body: ([UInt8]) -> Void
    ) -> Int? {
        isInsideMember = true
        var input = Array(input)
        let status = unsafe input.withUnsafeMutableBufferPointer { input in
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
                guard status == Z_OK else { break }
            } while unsafe stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
            return status
        }
        let count = unsafe input.count - Int(stream.pointee.avail_in)
        switch status {
        case Z_STREAM_END:
            isInsideMember = false
            unsafe inflateReset(stream)
        case Z_OK, Z_BUF_ERROR: break
        default: return nil
        }
        return count
    }
}
