/// The name of a reason or blocklist in links and file names: lower-case words of letters and
/// digits, joined by single hyphens.
package struct Slug: Hashable, Sendable, Comparable, LosslessStringConvertible {
    package let description: String

    /// `nil` unless `text` is such a name of at most 63 bytes.
    package init?(_ text: String) {
        let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let areWords = words.allSatisfy { word in
            !word.isEmpty
                && word.allSatisfy {
                    ASCII.isDigit($0) || ASCII.isLetter($0) && !ASCII.isUppercase($0)
                }
        }
        guard text.utf8.count <= 63, areWords else { return nil }
        description = text
    }

    package static func < (left: Slug, right: Slug) -> Bool {
        left.description < right.description
    }
}
