internal import Rejections

/// The path of a request for what the site does not have, as far as a log may show it: the pieces at
/// its beginning that are words, or the names of files of usual types. An address or another name
/// with dots, which may contain a secret key, ends it, as does the query.
///
/// It is the same as `LinkRules.askedPath`, which web servers carry out.
struct AskedPath: CustomStringConvertible {
    /// With `...` at its end if it was cut before the query; `-` if the target is not a path.
    let description: String

    /// - Parameter target: the target of a request, as it was sent.
    init(_ target: String) {
        let bytes = Array(target.utf8)
        var end = 0
        while end < bytes.count, bytes[end] == Self.slash {
            let start = bytes[end...].firstIndex { $0 != Self.slash } ?? bytes.count
            guard let next = Self.endOfPiece(bytes[start...]) else {
                // After slashes at its end, only a query can follow a whole path.
                let isWhole = start == bytes.count || bytes[start] == Self.questionMark
                description = Self.text(bytes[..<start], isWhole: isWhole)
                return
            }
            end = next
        }
        if end == bytes.count || bytes[end] == Self.questionMark {
            description = Self.text(bytes[..<end], isWhole: true)
        } else {
            let isPath = Self.isBoundary(bytes[end...])
            description = isPath ? Self.text(bytes[..<end], isWhole: false) : "-"
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> String {
        String(decoding: bytes, as: UTF8.self) + (isWhole ? "" : "...")
    }

    /// Where a word, or the name of a file, at the beginning ends; `nil` if there is none, or
    /// something else follows it.
    private static func endOfPiece(_ bytes: ArraySlice<UInt8>) -> Int? {
        let end = bytes.firstIndex { !isWordByte($0) } ?? bytes.endIndex
        guard end > bytes.startIndex else { return nil }
        if isBoundary(bytes[end...]) { return end }
        let rest = bytes[end...].prefix(6).map(ASCII.lowercased)
        return extensions.lazy.filter { rest.starts(with: $0) }.map { end + $0.count }
            .first { isBoundary(bytes[$0...]) }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    /// Whether the path ends here, or has another piece. Mail programs encode `?`, or take `&` for it.
    private static func isBoundary(_ rest: ArraySlice<UInt8>) -> Bool {
        switch rest.first {
        case nil, slash, questionMark, UInt8(ascii: "&"), UInt8(ascii: ";"): true
        case UInt8(ascii: "%"):
            rest.prefix(3).map(ASCII.lowercased) == Array("%3f".utf8)
        default: false
        }
    }

    private static let slash = UInt8(ascii: "/")
    private static let questionMark = UInt8(ascii: "?")
    private static let extensions = [
        ".html", ".txt", ".json", ".xml", ".js", ".css", ".svg", ".png", ".ico", ".php",
    ].map { Array($0.utf8) }
}
