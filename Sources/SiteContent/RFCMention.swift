internal import Rejections

/// An RFC that a text names: `RFC 5321`, or `/rfc5321` in a link to the RFC Editor.
struct RFCMention {
    let number: Int
    let index: String.Index

    /// All of a text, in order.
    static func all(in text: String) -> [RFCMention] {
        let bytes = text.utf8
        var mentions: [RFCMention] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(where: { $0 == UInt8(ascii: "R") || $0 == slash }) {
            let candidate = bytes[start...]
            rest = candidate.dropFirst()
            guard let digits = digits(of: candidate), (3...5).contains(digits.count),
                let number = Int(String(decoding: digits, as: UTF8.self))
            else { continue }
            let isLink = candidate.first == slash
            mentions.append(
                RFCMention(number: number, index: isLink ? bytes.index(after: start) : start))
        }
        return mentions
    }

    private static let slash = UInt8(ascii: "/")

    /// The digits of a mention at the beginning of a text; between them and the letters may be a
    /// space, or one at which no line breaks (U+00A0).
    private static func digits(of text: Substring.UTF8View) -> Substring.UTF8View? {
        for prefix in ["/rfc", "RFC ", "RFC\u{A0}", "RFC"] where text.starts(with: prefix.utf8) {
            return text.dropFirst(prefix.utf8.count).prefix(while: ASCII.isDigit)
        }
        return nil
    }
}
