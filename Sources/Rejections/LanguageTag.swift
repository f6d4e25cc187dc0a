/// A language tag (BCP 47), in its conventional case: `de`, `zh-Hant`, `pt-BR`.
package struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let tag: String

    /// `nil` unless `text` is language[-script][-region][-variant…] (RFC 5646 §2.1), without
    /// extensions.
    package init?(_ text: String) {
        var subtags = text.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard let language = subtags.popFirst(), (2...3).contains(language.utf8.count),
            Self.isLetters(language)
        else { return nil }
        // RFC 5646 §2.1.1: the conventional case.
        var spelled = [language.lowercased()]
        if let script = subtags.first, script.utf8.count == 4, Self.isLetters(script) {
            spelled.append(script.prefix(1).uppercased() + script.dropFirst().lowercased())
            subtags.removeFirst()
        }
        if let region = subtags.first, Self.isRegion(region) {
            spelled.append(region.uppercased())
            subtags.removeFirst()
        }
        guard subtags.allSatisfy(Self.isVariant) else { return nil }
        tag = (spelled + subtags.map { $0.lowercased() }).joined(separator: "-")
    }

    package var description: String { tag }

    package static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.tag < right.tag }

    /// Two letters (ISO 3166-1) or three digits (UN M.49).
    private static func isRegion(_ subtag: Substring) -> Bool {
        subtag.utf8.count == 2 && isLetters(subtag)
            || subtag.utf8.count == 3 && subtag.utf8.allSatisfy(isDigit)
    }

    /// Five to eight letters or digits, or four that begin with a digit.
    private static func isVariant(_ subtag: Substring) -> Bool {
        let bytes = subtag.utf8
        let hasLength =
            (5...8).contains(bytes.count) || bytes.count == 4 && bytes.first.map(isDigit) == true
        return hasLength && bytes.allSatisfy { isLetter($0) || isDigit($0) }
    }

    private static func isLetters(_ subtag: Substring) -> Bool {
        subtag.utf8.allSatisfy(isLetter)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ASCII.lowercased(byte))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
