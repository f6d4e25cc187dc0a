internal import Crypto
package import Rejections
internal import SourceFiles

/// The version of the text that a translation was made from: `de 3f2a9c01b7de`.
package struct TranslationSource: Hashable, Sendable, LosslessStringConvertible {
    package let locale: LanguageTag
    /// The digest of the source when the translation was last compared with it.
    package let digest: String

    package init(locale: LanguageTag, digest: String) {
        self.locale = locale
        self.digest = digest
    }

    /// `nil` unless `text` is a language tag and a digest.
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let locale = LanguageTag(String(words[0])),
            words[1].count == ReasonText.digestLength, words[1].allSatisfy(\.isHexDigit)
        else { return nil }
        self.init(locale: locale, digest: words[1].lowercased())
    }

    package var description: String { "\(locale) \(digest)" }
}

extension ReasonText {
    static let digestLength = 12

    /// A digest of everything a reader sees: the same on every machine until a word changes.
    package var digest: String {
        var hash = SHA256()
        for (index, source) in [title, short, summary, forward, body].enumerated() {
            if index > 0 { hash.update(data: [0]) }
            hash.update(data: Self.bytes(of: source?.text ?? ""))
        }
        return ASCII.hexadecimal(hash.finalize().prefix(Self.digestLength / 2))
    }

    /// The text with a line feed at the end of every line.
    private static func bytes(of text: String) -> [UInt8] {
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        let bytes = Array(text.utf8)
        guard bytes.contains(carriageReturn) else { return bytes }
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte != carriageReturn {
                result.append(byte)
            } else if index + 1 == bytes.count || bytes[index + 1] != lineFeed {
                result.append(lineFeed)
            }
        }
        return result
    }
}
