internal import Rejections

/// The path of a link, freed from what mail programs do to links.
package enum LinkPath {
    /// The path percent-decoded once, in lower case, without the slashes at its ends and without
    /// trailing `) ] > . , ;`.
    package static func normalized(_ path: some Collection<UInt8>) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let decoded = ASCII.percentDecoded(Array(path)[...])
        var result = decoded.map(ASCII.lowercased).drop { $0 == slash }
        while let last = result.last, last == slash || ASCII.isTrailingPunctuation(last) {
            result.removeLast()
        }
        return Array(result)
    }
}
