internal import Rejections

/// The pieces that the expressions of the rules are put together from.
///
/// None contains `"`, `#`, or `{` before a letter, so every server can quote them. None takes more
/// than linear time, whatever the link: no repetition follows another one that accepts the same
/// characters.
package enum LinkPattern {
    /// Any character, a line break too.
    static let any = "[\\s\\S]"
    /// Up to a thousand of them: RE2 takes no more at once.
    static let thousand = "\(any){0,1000}"
    /// The name of a reason or a list, and whatever looks like one.
    static let name = "[a-z0-9-]+(?:\\.[a-z0-9-]+)*"
    /// The tag of a locale, and whatever looks like one.
    package static let locale = "[a-z][a-z][a-z]?(?:-[a-z0-9]{2,8})*"
    /// What separates pairs, or a path from its query, however often it was encoded.
    package static let separator = "(?:[&;?]|%(?:25)*(?:26|3b|3f))"

    /// A lower-case word whose characters may each be percent-encoded, however often.
    static func anyEncoding(_ word: String) -> String {
        word.utf8.map { byte in
            let cases = ASCII.isLetter(byte) ? [byte, byte & ~0x20] : [byte]
            let codes = cases.map { String($0, radix: 16) }.joined(separator: "|")
            let character = literal(String(Character(Unicode.Scalar(byte))))
            return "(?:\(character)|%(?:25)*(?:\(codes)))"
        }.joined()
    }

    /// An expression for exactly this text.
    package static func literal(_ text: String) -> String {
        text.map { "\\^$.|?*+()[]{}".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }

    /// One of these texts.
    static func oneOf(_ texts: some Sequence<String>) -> String {
        "(?:\(texts.map(literal).joined(separator: "|")))"
    }

    /// nginx takes expressions of less than 4096 bytes; these are part of longer ones.
    private static let maximumLength = 2300

    /// These expressions as alternatives, in as many expressions as their length needs.
    package static func alternatives(_ expressions: [String]) -> [String] {
        var result: [String] = []
        for expression in expressions {
            if let last = result.last,
                last.utf8.count + expression.utf8.count < maximumLength
            {
                result[result.count - 1] = "\(last)|\(expression)"
            } else {
                result.append(expression)
            }
        }
        return result
    }
}
