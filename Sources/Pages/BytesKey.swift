/// Bytes as the key of a table: hashed all at once, where an array hashes one after the other.
package struct BytesKey: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}

extension [UInt8] {
    /// The same bytes in memory of their own length, for those that are kept: an array that has
    /// grown takes up to twice as much.
    package var compact: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        result += self
        return result
    }
}
