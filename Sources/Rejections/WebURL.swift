/// An absolute `https` or `http` URL (RFC 3986), in US-ASCII.
package struct WebURL: Hashable, Sendable, LosslessStringConvertible {
    package let description: String
    /// Scheme, host, and port: what comes before the path (RFC 6454 §6.2).
    package let origin: String
    /// The path, without slashes at its end: empty for a bare host.
    package let path: String

    /// `nil` unless `text` has a scheme, a host, and only characters that a URL may have.
    package init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let punctuation = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
        let authority = rest.prefix { !"/?#".contains($0) }
        let host = authority.prefix { $0 != ":" }
        guard !host.isEmpty, !authority.contains("@"),
            rest.utf8.allSatisfy({
                ASCII.isLetter($0) || ASCII.isDigit($0) || punctuation.contains($0)
            })
        else { return nil }
        description = text
        origin = scheme + authority
        var path = rest.dropFirst(authority.count).prefix { !"?#".contains($0) }
        while path.last == "/" { path.removeLast() }
        self.path = String(path)
    }

    /// The host in lower case, an IPv6 address in brackets.
    package var host: String {
        Self.host(of: String(origin.drop { $0 != "/" }.dropFirst(2)))
    }

    /// The host of an authority (RFC 3986 §3.2.2) in lower case, without its port and the dot of the
    /// root.
    package static func host(of authority: String) -> String {
        let end = authority.lastIndex(of: "]") ?? authority.startIndex
        var host = authority[..<(authority[end...].firstIndex(of: ":") ?? authority.endIndex)]
        if host.last == "." { host.removeLast() }
        return host.lowercased()
    }

    /// What the paths of a site are appended to: origin and path, without a final slash.
    package var base: String { origin + path }
}
