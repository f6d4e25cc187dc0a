/// The path of a link, freed from what mail programs do to links.
package enum LinkPath {
    /// The path percent-decoded once, in lower case, without the slashes at its ends and without
    /// trailing `) ] > . , ;`.
    package static func normalized(_ path: some Collection<UInt8>) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        var result = ASCII.percentDecoded(path).map(ASCII.lowercased)[...]
        result = result.drop { $0 == slash }
        var trimmed = ASCII.trimmed(Array(result))
        while trimmed.last == slash {
            trimmed.removeLast()
            trimmed = ASCII.trimmed(Array(trimmed))
        }
        return Array(trimmed)
    }
}
