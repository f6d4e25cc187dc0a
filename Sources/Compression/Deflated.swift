internal import CZlib

/// Bytes as deflate blocks (RFC 1951) that end on a byte boundary and depend on nothing else.
struct Deflated: Sendable {
    let blocks: [UInt8]
    let checksum: Checksum

    init(_ bytes: [UInt8]) {
        checksum = Checksum(bytes)
        blocks = Self.deflated(bytes)
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        var stream = unsafe z_stream()
        let (rawDeflate, memoryLevel): (Int32, Int32) = (-15, 9)
        let status = unsafe deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, rawDeflate, memoryLevel, Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib has no memory")
        defer { unsafe deflateEnd(&stream) }
        // zlib.h: with this much room one call flushes everything.
        let bound = Int(unsafe deflateBound(&stream, UInt(bytes.count))) + 16
        var input = bytes
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            unsafe input.withUnsafeMutableBufferPointer { input in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(output.count)
                let status = unsafe deflate(&stream, Z_FULL_FLUSH)
                precondition(status == Z_OK, "deflateBound gave too little room")
            }
            count = unsafe output.count - Int(stream.avail_out)
        }
    }
}
