/// A word that marks where a section of a text begins or ends.
///
/// It is made of letters and digits, so Mustache, cmark and HTML pass it on unchanged. No source
/// text may contain its `prefix`.
package struct SectionMarker: Hashable, Sendable {
    package enum Edge: Sendable {
        case begin
        case end
    }

    package let edge: Edge
    /// When the section is shown, a number that the caller gives a meaning: an odd one is shown
    /// exactly where the even one before it is not.
    package let section: Int
    /// The same for a beginning and its end, and for no others of a text.
    package let serial: Int
    /// Whether it is on a line of its own, which disappears with it.
    package let isOnOwnLine: Bool

    package init(edge: Edge, section: Int, serial: Int, isOnOwnLine: Bool) {
        self.edge = edge
        self.section = section
        self.serial = serial
        self.isOnOwnLine = isOnOwnLine
    }

    /// The markers around a section that is not on lines of its own.
    static func pair(_ section: Int, serial: Int) -> (begin: SectionMarker, end: SectionMarker) {
        let marker = { edge in
            SectionMarker(edge: edge, section: section, serial: serial, isOnOwnLine: false)
        }
        return (marker(.begin), marker(.end))
    }

    /// Begins every reserved word.
    package static let prefix: StaticString = "zqRetour"
    private static let prefixBytes = Array(prefix.description.utf8)

    /// The marker as it is put into a text.
    package var word: String {
        "\(Self.prefix)\(edge == .begin ? "B" : "E")\(section)\(isOnOwnLine ? "L" : "I")\(serial)q"
    }

    /// The marker that begins at `start`, and where it ends.
    package static func read(
        _ bytes: [UInt8], at start: Int
    ) -> (marker: SectionMarker, end: Int)? {
        guard bytes[start...].starts(with: prefixBytes) else { return nil }
        var index = start + prefixBytes.count
        guard index < bytes.count, let edge = edges[bytes[index]] else { return nil }
        index += 1
        guard let section = number(bytes, &index), index < bytes.count,
            let isOnOwnLine = lineFlags[bytes[index]]
        else { return nil }
        index += 1
        guard let serial = number(bytes, &index), index < bytes.count,
            bytes[index] == UInt8(ascii: "q")
        else { return nil }
        let marker = SectionMarker(
            edge: edge, section: section, serial: serial, isOnOwnLine: isOnOwnLine)
        return (marker, index + 1)
    }

    /// Calls `literal` and `marker` for the pieces of a text, in order.
    package static func scan(
        _ bytes: [UInt8], literal: (Range<Int>) -> Void, marker: (SectionMarker) -> Void
    ) {
        var start = 0
        var index = 0
        while let candidate = bytes[index...].firstIndex(of: prefixBytes[0]) {
            guard let (found, end) = read(bytes, at: candidate) else {
                index = candidate + 1
                continue
            }
            if start < candidate { literal(start..<candidate) }
            marker(found)
            start = end
            index = end
        }
        if start < bytes.count { literal(start..<bytes.count) }
    }

    private static let edges: [UInt8: Edge] = [UInt8(ascii: "B"): .begin, UInt8(ascii: "E"): .end]
    private static let lineFlags = [UInt8(ascii: "L"): true, UInt8(ascii: "I"): false]

    private static func number(_ bytes: [UInt8], _ index: inout Int) -> Int? {
        let start = index
        var number = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 7 {
            number = number * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index > start ? number : nil
    }
}
