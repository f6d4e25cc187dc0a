/// The name of a reason in links and folders: lower-case words of letters and digits, joined by
/// single hyphens.
package struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let name: String

    package init?(_ text: String) {
        let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isWord: (Substring.UTF8View.SubSequence) -> Bool = { word in
            !word.isEmpty
                && word.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                }
        }
        guard text.utf8.count <= 63, words.allSatisfy(isWord) else { return nil }
        name = text
    }

    package var description: String { name }

    package static func < (left: Slug, right: Slug) -> Bool { left.name < right.name }
}
