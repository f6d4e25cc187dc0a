/// The DNS name under which a blocklist is asked, such as `bl.spamcop.net` (RFC 5782 §2).
///
/// Letters, digits, hyphens and dots only, in lower case, without a final dot.
package struct Zone: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let name: String

    /// `nil` unless `text` is a host name of at least two labels (RFC 1123 §2.1, RFC 1035 §2.3.4).
    package init?(_ text: String) {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        // RFC 1123 §2.1: the last label has a letter, so that no address is a name.
        guard text.utf8.count <= 253, labels.count >= 2, labels.allSatisfy(Self.isLabel),
            labels.last?.allSatisfy({ (0x30...0x39).contains($0) }) == false
        else { return nil }
        name = text.lowercased()
    }

    /// The name by which links call a service that has no zone: its slug, a single label, which no
    /// DNS name of a list is.
    package init(_ slug: Slug) {
        name = slug.name
    }

    package var description: String { name }

    package static func < (left: Zone, right: Zone) -> Bool { left.name < right.name }

    private static func isLabel(_ bytes: some Collection<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...63).contains(bytes.count), bytes.first != hyphen else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen:
                true
            default: false
            }
        } && Array(bytes).last != hyphen
    }
}
