/// A language tag (BCP 47), in its conventional case: `de`, `zh-Hant`, `pt-BR`.
package struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let tag: String

    /// `nil` unless `text` has the shape language[-script][-region][-variant…]
    /// (RFC 5646 §2.1), without extensions.
    package init?(_ text: String) {
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = subtags.first, (2...3).contains(language.utf8.count),
            language.utf8.allSatisfy(Self.isLetter),
            subtags.dropFirst().allSatisfy({ subtag in
                (2...8).contains(subtag.utf8.count)
                    && subtag.utf8.allSatisfy { Self.isLetter($0) || Self.isDigit($0) }
            })
        else { return nil }
        // RFC 5646 §2.1.1: four letters are a script, two a region, the rest lower case.
        let rest = subtags.dropFirst().map { subtag in
            switch subtag.count {
            case 4: subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
            case 2: subtag.uppercased()
            default: subtag.lowercased()
            }
        }
        tag = ([language.lowercased()] + rest).joined(separator: "-")
    }

    package var description: String { tag }

    package static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.tag < right.tag }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ASCII.lowercased(byte))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
