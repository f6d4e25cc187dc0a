/// An absolute `https` or `http` URL (RFC 3986), in US-ASCII.
package struct WebURL: Hashable, Sendable, CustomStringConvertible {
    package let string: String
    /// The path of the URL, without a final slash: empty for a bare host.
    package let path: String
    /// Scheme, host and port, what stands before the path (RFC 6454 §6.2).
    package let origin: String

    /// `nil` unless `text` has a scheme, a host, and only characters that a URL may have.
    package init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
        let isAllowed: (UInt8) -> Bool = { byte in
            let lowered = ASCII.lowercased(byte)
            return (0x30...0x39).contains(byte) || allowed.contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowered)
        }
        let authority = rest.prefix { !"/?#".contains($0) }
        let host = authority.prefix { $0 != ":" }
        guard !host.isEmpty, !authority.contains("@"), rest.utf8.allSatisfy(isAllowed) else {
            return nil
        }
        string = text
        origin = scheme + authority
        let path = rest.dropFirst(authority.count).prefix { !"?#".contains($0) }
        self.path = String(path.last == "/" ? path.dropLast() : path)
    }

    package var description: String { string }
}
