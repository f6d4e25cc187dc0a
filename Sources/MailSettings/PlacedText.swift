/// A part of a configuration that knows for each of its bytes where it is written: joined from
/// several lines, and with the values of parameters filled in.
package struct PlacedText: Hashable, Sendable {
    struct Byte: Hashable, Sendable {
        let value: UInt8
        let place: Place
        /// Where the text refers to the parameter or macro whose value contains the byte.
        var reference: Place?
    }

    private(set) var bytes: [Byte] = []

    init() {}

    private init(_ bytes: some Sequence<Byte>) {
        self.bytes = Array(bytes)
    }

    /// Text that is all at one place, such as a default.
    init(_ text: String, at place: Place) {
        bytes = text.utf8.map { Byte(value: $0, place: place) }
    }

    package var string: String {
        String(decoding: bytes.map(\.value), as: UTF8.self)
    }

    /// Where it begins: in the value of a parameter if all of it comes from there, and otherwise
    /// where the parameter is referred to.
    package var place: Place? {
        guard let first = bytes.first else { return nil }
        let isMixed = bytes.contains { $0.reference != first.reference }
        return isMixed ? first.reference ?? first.place : first.place
    }

    package var isEmpty: Bool { bytes.isEmpty }
    var count: Int { bytes.count }
    var first: UInt8? { bytes.first?.value }
    var last: UInt8? { bytes.last?.value }

    subscript(index: Int) -> UInt8 { bytes[index].value }

    subscript(range: some RangeExpression<Int>) -> PlacedText { PlacedText(bytes[range]) }

    func place(at index: Int) -> Place { bytes[index].place }

    mutating func append(_ byte: UInt8, at place: Place) {
        bytes.append(Byte(value: byte, place: place))
    }

    mutating func append(_ other: PlacedText) {
        bytes += other.bytes
    }

    /// Appends a blank that no file contains, as between joined lines.
    mutating func appendBlank() {
        guard let last = bytes.last else { return }
        bytes.append(
            Byte(value: UInt8(ascii: " "), place: last.place, reference: last.reference))
    }

    /// The value of a parameter that the text at `place` refers to.
    func referred(from place: Place) -> PlacedText {
        PlacedText(
            bytes.map { Byte(value: $0.value, place: $0.place, reference: place) })
    }

    func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        bytes.indices.dropFirst(start).first { bytes[$0].value == byte }
    }

    /// Whether it continues with `text` at `index`.
    func has(_ text: StaticString, at index: Int) -> Bool {
        has(Array(text.description.utf8), at: index)
    }

    func has(_ other: [UInt8], at index: Int) -> Bool {
        index + other.count <= count
            && other.indices.allSatisfy { bytes[index + $0].value == other[$0] }
    }

    /// Without the white space around it.
    var trimmed: PlacedText {
        let start = bytes.drop { Self.isBlank($0.value) }
        let end = start.lastIndex { !Self.isBlank($0.value) }
        return PlacedText(end.map { start[...$0] } ?? [])
    }

    /// The pieces between separators that are not within braces.
    ///
    /// An unpaired closing brace is text.
    func split(omittingEmpty: Bool = true, where isSeparator: (UInt8) -> Bool) -> [PlacedText] {
        var pieces: [PlacedText] = []
        var piece = PlacedText()
        var depth = 0
        for byte in bytes {
            if depth == 0, isSeparator(byte.value) {
                pieces.append(piece)
                piece = PlacedText()
                continue
            }
            if byte.value == UInt8(ascii: "{") { depth += 1 }
            if byte.value == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            piece.bytes.append(byte)
        }
        pieces.append(piece)
        return omittingEmpty ? pieces.filter { !$0.isEmpty } : pieces
    }

    /// The index of the brace that closes the one at `start`; `nil` if none does.
    func closingBrace(from start: Int) -> Int? {
        var depth = 0
        for index in start..<count {
            if self[index] == UInt8(ascii: "{") { depth += 1 }
            if self[index] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }
}
