/// The DNS name under which a blocklist is queried, such as `bl.spamcop.net` (RFC 5782 §2).
///
/// Letters, digits, hyphens, and dots only, in lower case, without a final dot.
package struct Zone: Hashable, Sendable, Comparable, LosslessStringConvertible {
    package let description: String

    /// `nil` unless `text` is a host name of at least two labels (RFC 1123 §2.1, RFC 1035 §2.3.4).
    package init?(_ text: String) {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        // RFC 1123 §2.1: the last label has a letter, so no address is a name.
        guard text.utf8.count <= 253, labels.count >= 2, labels.allSatisfy(Self.isLabel),
            labels.last?.allSatisfy(ASCII.isDigit) == false
        else { return nil }
        description = text.lowercased()
    }

    package static func < (left: Zone, right: Zone) -> Bool {
        left.description < right.description
    }

    private static func isLabel(_ bytes: some Collection<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(bytes.count) && bytes.first != hyphen
            && Array(bytes).last != hyphen
            && bytes.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == hyphen }
    }
}
