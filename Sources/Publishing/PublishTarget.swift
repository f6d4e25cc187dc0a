/// Where a site is published.
package enum PublishTarget: Equatable, Sendable {
    /// A folder, here or on a host that ssh reaches, which holds releases and a link to one.
    case folder(host: String?, path: String)
    /// A place in object storage, as rclone names it.
    case storage(remote: String)

    /// Parses `user@host:/path`, `s3://bucket/path`, `rclone:remote:path` or a path.
    ///
    /// `nil` where there is a colon but no host before it, no absolute path behind it, or nothing.
    package init?(_ text: String) {
        if text.hasPrefix("s3://") {
            let place = text.dropFirst("s3://".count)
            guard let first = place.first, first != "/" else { return nil }
            // Keys, region and endpoint come from the environment, as rclone and Amazon name them.
            self = .storage(remote: Self.amazon + Self.withoutFinalSlash(place))
        } else if text.hasPrefix("rclone:") {
            let remote = text.dropFirst("rclone:".count)
            guard let colon = remote.firstIndex(of: ":"), colon > remote.startIndex else {
                return nil
            }
            self = .storage(remote: Self.withoutFinalSlash(remote))
        } else if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") {
            let (host, path) = (text[..<colon], text[text.index(after: colon)...])
            // What begins with a hyphen would be an option to ssh.
            guard !host.isEmpty, !host.hasPrefix("-"), path.hasPrefix("/") else { return nil }
            self = .folder(host: String(host), path: Self.withoutFinalSlash(path))
        } else {
            guard !text.isEmpty else { return nil }
            self = .folder(host: nil, path: Self.withoutFinalSlash(text[...]))
        }
    }

    /// What rclone calls `s3://`.
    static let amazon = ":s3,env_auth=true:"

    private static func withoutFinalSlash(_ text: Substring) -> String {
        var text = text
        while text.count > 1, text.last == "/" { text.removeLast() }
        return String(text)
    }
}
