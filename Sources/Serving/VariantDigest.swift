internal import Crypto
internal import Pages
internal import Rejections

/// Names the segments of a variant: two with equal digests have equal segments.
struct VariantDigest: Sendable {
    /// 32 hexadecimal digits.
    let spelled: String

    init(_ variant: Page.Variant) {
        var hash = SHA256()
        for segment in variant.segments {
            switch segment {
            case .literal(let bytes): hash.update(data: bytes)
            case .placeholder(let parameter, let context):
                // 0xFF is no UTF-8, so no literal can look like a placeholder.
                hash.update(data: [0xFF] + Array("\(parameter) \(context)".utf8))
            }
        }
        spelled = ASCII.hexadecimal(hash.finalize().prefix(16))
    }
}
