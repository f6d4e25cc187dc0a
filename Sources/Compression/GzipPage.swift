// Pages compressed before any request asks for them; the only module that touches zlib
// and brotli.

package import Links
package import Pages
internal import Rejections

/// A page as gzip (RFC 1952), compressed but for its values.
///
/// Each literal is deflated on its own, so that it ends on a byte boundary and looks back into
/// nothing (RFC 1951 §3.2.4, `Z_FULL_FLUSH`). Values, and literals that are too short to become
/// shorter, go between them, as one stored block where several follow each other. Filling is copying:
/// the checksums of the literals are combined, not computed.
package struct GzipPage: Sendable {
    private let segments: [Segment]
    /// The literals, each at the index of its segment.
    private let deflated: [Deflated?]

    /// - Parameter literals: where equal literals of several pages are compressed once.
    package init(_ page: Page, _ literals: DeflatedLiterals = DeflatedLiterals()) {
        segments = page.segments
        deflated = page.segments.map { segment in
            if case .literal(let bytes) = segment { literals.deflated(bytes) } else { nil }
        }
    }

    /// Compresses bytes that have no placeholders.
    package static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        GzipPage(Page([.literal(bytes)])).filled(with: LinkQuery())
    }

    /// The finished document, compressed.
    package func filled(with query: LinkQuery) -> [UInt8] {
        var values = FilledValues(query)
        var result = Self.header
        var checksum = Checksum()
        var stored: [UInt8] = []
        func endStored(isLast: Bool) {
            guard isLast || !stored.isEmpty else { return }
            Self.appendStoredBlock(stored, isLast: isLast, to: &result)
            checksum.append(Checksum(stored))
            stored.removeAll(keepingCapacity: true)
        }
        segments.forEachShownIndex(KnownForms(of: query)) { index in
            if let bytes = deflated[index]?.stored {
                stored += bytes
            } else if let deflated = deflated[index] {
                endStored(isLast: false)
                result += deflated.blocks
                checksum.append(deflated.checksum)
            } else if case .placeholder(let form, let context) = segments[index] {
                stored += values.bytes(form, context)
            }
            if stored.count > Self.largestStored { endStored(isLast: false) }
        }
        endStored(isLast: true)
        Self.appendLittleEndian(checksum.crc32, to: &result)
        Self.appendLittleEndian(UInt32(truncatingIfNeeded: checksum.length), to: &result)
        return result
    }

    /// RFC 1952 §2.3: no name, no time, no system, so that equal bytes give equal files.
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

    /// How many octets wait to be stored together: fewer than a block can hold, by a literal's length.
    private static let largestStored = 32_768

    /// RFC 1951 §3.2.4, for at most 65,535 octets.
    private static func appendStoredBlock(
        _ bytes: [UInt8], isLast: Bool, to result: inout [UInt8]
    ) {
        let length = UInt16(clamping: bytes.count)
        result.append(isLast ? 1 : 0)
        for half in [length, ~length] {
            result.append(UInt8(half & 0xFF))
            result.append(UInt8(half >> 8))
        }
        result += bytes
    }

    private static func appendLittleEndian(_ value: UInt32, to result: inout [UInt8]) {
        for shift in [0, 8, 16, 24] { result.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
