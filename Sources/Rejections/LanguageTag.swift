/// A language tag (BCP 47), in its conventional case: `de`, `zh-Hant`, `pt-BR`.
package struct LanguageTag: Hashable, Sendable, Comparable, LosslessStringConvertible {
    package let description: String

    /// `nil` unless `text` is language[-script][-region][-variant…] (RFC 5646 §2.1), without
    /// extensions.
    package init?(_ text: String) {
        var subtags = text.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard let language = subtags.popFirst(), (2...3).contains(language.utf8.count),
            Self.isLetters(language)
        else { return nil }
        // RFC 5646 §2.1.1: the conventional case.
        var formatted = [language.lowercased()]
        if let script = subtags.first, script.utf8.count == 4, Self.isLetters(script) {
            formatted.append(script.prefix(1).uppercased() + script.dropFirst().lowercased())
            subtags.removeFirst()
        }
        if let region = subtags.first, Self.isRegion(region) {
            formatted.append(region.uppercased())
            subtags.removeFirst()
        }
        guard subtags.allSatisfy(Self.isVariant) else { return nil }
        description = (formatted + subtags.map { $0.lowercased() }).joined(separator: "-")
    }

    /// The language alone: `pt` of `pt-BR`.
    package var language: Substring { description.prefix { $0 != "-" } }

    package static func < (left: LanguageTag, right: LanguageTag) -> Bool {
        left.description < right.description
    }

    /// Two letters (ISO 3166-1) or three digits (UN M.49).
    private static func isRegion(_ subtag: Substring) -> Bool {
        subtag.utf8.count == 2 && isLetters(subtag)
            || subtag.utf8.count == 3 && subtag.utf8.allSatisfy(ASCII.isDigit)
    }

    /// Five to eight letters or digits, or four that begin with a digit.
    private static func isVariant(_ subtag: Substring) -> Bool {
        let bytes = subtag.utf8
        let hasLength =
            (5...8).contains(bytes.count)
            || bytes.count == 4 && bytes.first.map(ASCII.isDigit) == true
        return hasLength && bytes.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
    }

    private static func isLetters(_ subtag: Substring) -> Bool {
        subtag.utf8.allSatisfy(ASCII.isLetter)
    }
}
