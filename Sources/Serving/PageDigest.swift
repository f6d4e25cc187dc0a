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
            case .placeholder(let form, let context):
                hash.update(data: Self.mark(0, form, context))
            case .begin(let condition, let context, _):
                hash.update(data: Self.mark(condition.isKnown ? 1 : 2, condition.form, context))
            case .end: hash.update(data: [Self.edge, 3])
            }
        }
        description = ASCII.hexadecimal(hash.finalize().prefix(16))
    }

    private static func mark(
        _ kind: UInt8, _ form: ParameterForm, _ context: Segment.Context
    ) -> [UInt8] {
        [edge, kind, context.rawValue] + form.rawValue.utf8 + [edge]
    }

    /// Not UTF-8, so no literal can look like another segment.
    private static let edge: UInt8 = 0xFF
}
