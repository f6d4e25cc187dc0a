/// A place to publish to, as the command line names it.
package enum PublishTarget: Equatable, Sendable {
    /// A folder with releases, on this machine or on a host reached over ssh.
    case folder(host: String?, path: String)
    /// A place in object storage, as rclone names it.
    case storage(remote: String)

    /// Parses `user@host:/path`, `s3://bucket/path`, `rclone:remote:path`, or a local path.
    ///
    /// `nil` for an empty text, a missing host or bucket, and a path on a host that is not absolute.
    package init?(_ text: String) {
        if text.hasPrefix("s3://") {
            let place = text.dropFirst("s3://".count)
            guard let first = place.first, first != "/" else { return nil }
            // Credentials, region, and endpoint come from the environment.
            self = .storage(remote: Self.amazon + Self.withoutFinalSlash(place))
        } else if text.hasPrefix("rclone:") {
            let remote = text.dropFirst("rclone:".count)
            guard let colon = remote.firstIndex(of: ":"), colon > remote.startIndex else {
                return nil
            }
            self = .storage(remote: Self.withoutFinalSlash(remote))
        } else if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") {
            let (host, path) = (text[..<colon], text[text.index(after: colon)...])
            // ssh would take a leading hyphen for an option.
            guard !host.isEmpty, !host.hasPrefix("-"), path.hasPrefix("/") else { return nil }
            self = .folder(host: String(host), path: Self.withoutFinalSlash(path))
        } else {
            guard !text.isEmpty else { return nil }
            self = .folder(host: nil, path: Self.withoutFinalSlash(text[...]))
        }
    }

    package func store(_ options: PublishOptions) -> any SiteStore {
        switch self {
        case .folder(let host, let path): DirectoryReleases(host: host, path: path, options)
        case .storage(let remote) where options.hasReleases:
            ObjectStorageReleases(remote: remote, options)
        case .storage(let remote): ObjectStorage(remote: remote, options)
        }
    }

    /// rclone's name for `s3://`.
    static let amazon = ":s3,env_auth=true:"

    private static func withoutFinalSlash(_ text: Substring) -> String {
        var text = text
        while text.count > 1, text.last == "/" { text.removeLast() }
        return String(text)
    }
}
