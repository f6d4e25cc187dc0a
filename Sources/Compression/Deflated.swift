internal import CZlib
internal import Pages

/// Bytes as deflate blocks (RFC 1951) that end on a byte boundary and depend on nothing else.
///
/// Pages share it, so it is a class: each of them keeps only a reference for each of its literals.
final class Deflated: Sendable {
    let blocks: [UInt8]
    let checksum: Checksum
    /// The bytes as they are, if deflating does not make them shorter: they can be stored together
    /// with what is next to them.
    let stored: [UInt8]?

    init(_ bytes: [UInt8]) {
        checksum = Checksum(bytes)
        let blocks = Self.deflated(bytes)
        let isShort = bytes.count <= min(blocks.count, Self.longestStored)
        stored = isShort ? bytes.compact : nil
        self.blocks = stored == nil ? blocks.compact : []
    }

    /// In octets; a stored block holds many of them (RFC 1951 §3.2.4).
    private static let longestStored = 256

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        var stream = unsafe z_stream()
        // zlib.h: a window of 2^9 to 2^15 octets, of which a match reaches all but 262. Most literals
        // are short, and clearing larger tables would take longer than compressing them.
        let reach = bytes.count + 262
        let windowBits = Int32(min(max(9, Int.bitWidth - reach.leadingZeroBitCount), 15))
        let memoryLevel = windowBits - 6
        let status = unsafe deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, -windowBits, memoryLevel, Z_DEFAULT_STRATEGY,
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
