/// An email address without quoting or comments: a dot-atom at a host name (RFC 5322 §3.4.1).
package struct EmailAddress: Hashable, Sendable, LosslessStringConvertible {
    package let description: String

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, Zone(String(parts[1])) != nil,
            parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(Self.isAtom)
        else { return nil }
        description = text
    }

    /// RFC 5322 §3.2.3.
    private static func isAtom(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                ASCII.isLetter($0) || ASCII.isDigit($0) || punctuation.contains($0)
            }
    }

    private static let punctuation = Array("!#$%&'*+-/=?^_`{|}~".utf8)
}
