internal import CBrotli

/// Bytes that hold no value as Brotli (RFC 7932), for servers that send files compressed
/// beforehand.
package enum Brotli {
    /// The compressed bytes, or `nil` if the library has no room to work in.
    package static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        var count = BrotliEncoderMaxCompressedSize(bytes.count)
        guard count > 0 else { return nil }
        let result = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            let isWhole = unsafe BrotliEncoderCompress(
                quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &count,
                buffer.baseAddress)
            written = isWhole == BROTLI_TRUE ? count : 0
        }
        return result.isEmpty ? nil : result
    }

    /// Higher ones take several times as long for the last few percent.
    private static let quality: Int32 = 5
}
