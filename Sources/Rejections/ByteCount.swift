/// An amount of data, as operators configure it: `50 MB`.
package struct ByteCount: Hashable, Sendable, LosslessStringConvertible {
    /// In bytes (octets).
    package let bytes: Int

    private static let units = [("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)]

    /// A positive whole number, a space, and a unit of the SI: `kB`, `MB`, or `GB`.
    package init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...6).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy(ASCII.isDigit), let count = Int(parts[0]), count > 0,
            let unit = Self.units.first(where: { $0.0 == parts[1] })
        else { return nil }
        bytes = count * unit.1
    }

    package init(bytes: Int) {
        self.bytes = bytes
    }

    package var description: String {
        let unit = Self.units.last { bytes.isMultiple(of: $0.1) } ?? Self.units[0]
        return "\(bytes / unit.1) \(unit.0)"
    }

    /// How much of a message of this size attachments can fill, rounded down to whole megabytes,
    /// or to kilobytes below one. Base64 turns 57 bytes into a line of 76 characters and CRLF (RFC 2045
    /// §6.8); the text takes up the rest.
    package var attachments: ByteCount {
        let decoded = bytes / 78 * 57
        let unit = decoded >= 1_000_000 ? 1_000_000 : 1_000
        return ByteCount(bytes: decoded / unit * unit)
    }
}
