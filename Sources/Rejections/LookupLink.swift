/// How the links to a list's look-up pages begin: a host, or a host with the beginning of a path.
///
/// In lower case, as the normal form of a reply is.
package struct LookupLink: Hashable, Sendable, LosslessStringConvertible {
    package let description: String

    /// `nil` unless `text` begins with a host name, and has only printable ASCII.
    package init?(_ text: String) {
        let host = text.prefix { $0 != "/" }
        guard Zone(String(host)) != nil, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        description = text.lowercased()
    }
}
