package import Rejections

/// The path of a request or a link, below that of the base URL, freed from what mail programs do to
/// links.
package struct RequestPath: Hashable, Sendable {
    /// The path percent-decoded once, in lower case, without slashes at its ends and without trailing
    /// `) ] > . , ;`.
    package let bytes: ArraySlice<UInt8>

    /// - Parameter base: what `base(of:)` returns; a path may leave it out.
    package init(utf8 path: some Collection<UInt8>, below base: [UInt8] = []) {
        var bytes = Self.lowercased(path)
        bytes = bytes.drop { $0 == Self.slash }
        while let last = bytes.last, last == Self.slash || ASCII.isTrailingPunctuation(last) {
            bytes.removeLast()
        }
        if !base.isEmpty, bytes.starts(with: base) {
            let rest = bytes.dropFirst(base.count)
            if rest.isEmpty || rest.first == Self.slash { bytes = rest.drop { $0 == Self.slash } }
        }
        self.bytes = bytes
    }

    /// The path of a base URL, percent-decoded and in lower case, without slashes at its ends.
    package static func base(of url: WebURL) -> [UInt8] {
        Array(lowercased(url.path.utf8).drop { $0 == slash })
    }

    /// What the path has between slashes.
    package var components: [ArraySlice<UInt8>] {
        bytes.split(separator: Self.slash, omittingEmptySubsequences: false)
    }

    private static func lowercased(_ path: some Collection<UInt8>) -> ArraySlice<UInt8> {
        var bytes = ASCII.percentDecoded(Array(path)[...])
        for index in bytes.indices { bytes[index] = ASCII.lowercased(bytes[index]) }
        return bytes[...]
    }

    private static let slash = UInt8(ascii: "/")
}
