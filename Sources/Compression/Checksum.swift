internal import CZlib

/// The CRC-32 (RFC 1952 §8) and the length of bytes, which can be combined without the bytes.
struct Checksum: Sendable {
    private(set) var crc32: UInt32
    private(set) var length: Int

    /// Of no bytes.
    init() {
        crc32 = 0
        length = 0
    }

    init(_ bytes: [UInt8]) {
        length = bytes.count
        crc32 = unsafe bytes.withUnsafeBufferPointer { buffer in
            UInt32(
                truncatingIfNeeded: unsafe CZlib.crc32(0, buffer.baseAddress, UInt32(buffer.count)))
        }
    }

    /// Makes it the checksum of these bytes followed by those of `next`.
    mutating func append(_ next: Checksum) {
        crc32 = UInt32(
            truncatingIfNeeded: crc32_combine(UInt(crc32), UInt(next.crc32), next.length))
        length += next.length
    }
}
