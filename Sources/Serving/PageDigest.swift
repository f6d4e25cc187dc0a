internal import Crypto
internal import Pages
internal import Rejections

/// Names the segments of a page: two with equal digests have equal segments.
struct PageDigest: Sendable, CustomStringConvertible {
    /// 32 hexadecimal digits.
    let description: String

    init(_ page: Page) {
        var hash = SHA256()
        for segment in page.segments {
            switch segment {
            case .literal(let bytes): hash.update(data: bytes)
            case .placeholder, .begin, .end:
                // 0xFF is not UTF-8, so no literal can look like another segment.
                hash.update(data: [0xFF] + Array("\(segment)".utf8))
            }
        }
        description = ASCII.hexadecimal(hash.finalize().prefix(16))
    }
}
