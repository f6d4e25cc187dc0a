package import Rejections

/// The version of the text that a translation was made from: `de 3f2a9c01b7de`.
package struct TranslationSource: Hashable, Sendable, LosslessStringConvertible {
    package let locale: LanguageTag
    /// The digest of the source when the translation was last compared with it.
    package let digest: String
    /// In hexadecimal digits.
    static let digestLength = 12

    package init(locale: LanguageTag, digest: String) {
        self.locale = locale
        self.digest = digest
    }

    /// `nil` unless `text` is a language tag and a digest.
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let locale = LanguageTag(String(words[0])),
            words[1].count == Self.digestLength, words[1].allSatisfy(\.isHexDigit)
        else { return nil }
        self.init(locale: locale, digest: words[1].lowercased())
    }

    package var description: String { "\(locale) \(digest)" }
}
