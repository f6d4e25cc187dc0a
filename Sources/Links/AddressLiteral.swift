internal import Rejections

/// How else an address is written: with a tag before it, as in an address literal of SMTP (RFC 5321
/// §4.1.3) or in SPF (RFC 7208 §5.6), and with a port after it.
enum AddressLiteral {
    /// An expression for a tag, which JavaScript shares.
    static let tag = "ipv?[46]"

    /// The length of a tag with its colon; 0 without one.
    static func tagLength(atStartOf bytes: ArraySlice<UInt8>) -> Int {
        let text = bytes.prefix(5).map(ASCII.lowercased)
        return tags.first { text.starts(with: $0) }?.count ?? 0
    }

    private static let tags = ["ipv6:", "ipv4:", "ip6:", "ip4:"].map { Array($0.utf8) }

    /// The address in these bytes, which a port may follow. Before one, the bracket of an IPv6
    /// address closes: without it, the port would be a part of the address.
    static func address(utf8 bytes: ArraySlice<UInt8>) -> IPAddress? {
        if let address = IPAddress(utf8: bytes) { return address }
        guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
            case let port = bytes[(colon + 1)...], (1...5).contains(port.count),
            port.allSatisfy(ASCII.isDigit)
        else { return nil }
        let rest = bytes[..<colon]
        if rest.last == UInt8(ascii: "]") { return IPAddress(utf8: rest.dropLast()) }
        guard case .v4(let value)? = IPAddress(utf8: rest) else { return nil }
        return .v4(value)
    }
}
