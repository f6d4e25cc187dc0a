internal import Rejections

/// An address, or a network of addresses (RFC 4632 §3.1, RFC 4291 §2.3).
package struct AddressRange: Sendable {
    private let first: IPAddress
    /// In bits.
    private let prefixLength: Int

    /// Parses `192.0.2.1`, `192.0.2.0/24`, or the same for IPv6; `nil` for everything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = IPAddress(String(parts[0])) else { return nil }
        let most =
            switch first {
            case .v4: 32
            case .v6: 128
            }
        self.first = first
        guard parts.count == 2 else {
            prefixLength = most
            return
        }
        guard parts[1].utf8.allSatisfy({ ASCII.isDigit($0) }), let length = Int(parts[1]),
            length <= most
        else { return nil }
        prefixLength = length
    }

    func contains(_ address: IPAddress) -> Bool {
        switch (first, address) {
        case (.v4(let first), .v4(let address)):
            (first ^ address) >> UInt32(32 - prefixLength) == 0
        case (.v6(let first), .v6(let address)):
            (first ^ address) >> UInt128(128 - prefixLength) == 0
        // RFC 4291 §2.5.5.2: an IPv4 address, as a socket for both versions has it.
        case (.v4, .v6(let address)) where address >> 32 == 0xFFFF:
            contains(.v4(UInt32(truncatingIfNeeded: address)))
        case (.v4, .v6), (.v6, .v4): false
        }
    }
}
