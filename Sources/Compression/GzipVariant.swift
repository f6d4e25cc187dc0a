// Pages compressed before any request asks for them; the only room that touches zlib
// and brotli.

package import Links
package import Pages
internal import Rejections

/// A variant of a page as gzip (RFC 1952), compressed but for its values.
///
/// Each literal is deflated on its own, so that it ends on a byte boundary and looks back into
/// nothing (RFC 1951 §3.2.4, `Z_FULL_FLUSH`); a value goes between two of them as a stored block.
/// Filling is copying: the checksums of the parts are combined, not computed.
package struct GzipVariant: Sendable {
    private enum Piece: Sendable {
        case literal(Deflated)
        case placeholder(Parameter, Segment.Context)
    }

    private let pieces: [Piece]

    package init(_ variant: Page.Variant) {
        var known: [[UInt8]: Deflated] = [:]
        self.init(variant, &known)
    }

    /// The variants of one page, each literal deflated once however many of them have it.
    package static func compressed(_ variants: [Page.Variant]) -> [GzipVariant] {
        var known: [[UInt8]: Deflated] = [:]
        return variants.map { GzipVariant($0, &known) }
    }

    private init(_ variant: Page.Variant, _ known: inout [[UInt8]: Deflated]) {
        pieces = variant.segments.map { segment in
            switch segment {
            case .literal(let bytes):
                let deflated = known[bytes] ?? Deflated(bytes)
                known[bytes] = deflated
                return .literal(deflated)
            case .placeholder(let parameter, let context):
                return .placeholder(parameter, context)
            }
        }
    }

    /// Compresses bytes that hold no value.
    package init(_ bytes: [UInt8]) {
        pieces = [.literal(Deflated(bytes))]
    }

    /// The finished document, compressed.
    package func filled(with query: LinkQuery) -> [UInt8] {
        var result = Self.header
        var checksum = Checksum()
        for piece in pieces {
            switch piece {
            case .literal(let deflated):
                result += deflated.blocks
                checksum.append(deflated.checksum)
            case .placeholder(let parameter, let context):
                let value = context.escaped(query.spelling(of: parameter))
                result += Self.storedBlock(value, isLast: false)
                checksum.append(Checksum(value))
            }
        }
        result += Self.storedBlock([], isLast: true)
        return result + Self.littleEndian(checksum.crc32)
            + Self.littleEndian(UInt32(truncatingIfNeeded: checksum.length))
    }

    /// RFC 1952 §2.3: no name, no time, no system, so that equal bytes give equal files.
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

    /// RFC 1951 §3.2.4, for at most 65,535 octets.
    private static func storedBlock(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        let length = UInt16(clamping: bytes.count)
        let lengths = [length, ~length].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return [isLast ? 1 : 0] + lengths + bytes
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
