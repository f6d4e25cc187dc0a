extension IPAddress {
    /// The address as it precedes the zone in a query of a DNSBL: the octets of IPv4 in decimal
    /// (RFC 5782 §2.1), the nibbles of IPv6 in hexadecimal (§2.4), the last one first.
    package var reversedLabels: String {
        let labels: [String] =
            switch self {
            case .v4(let value): (0..<4).map { String(value >> (8 * $0) & 0xFF) }
            case .v6(let value):
                (0..<32).map {
                    String(UInt8(truncatingIfNeeded: value >> (4 * $0)) & 0xF, radix: 16)
                }
            }
        return labels.joined(separator: ".")
    }
}
