internal import Rejections

/// `LinkMargin` as expressions.
extension LinkPattern {
    /// A pair of a query with its separators, what may be around name and value, and a value. The
    /// first pair that matches is the first one whose value is valid.
    static func pair(_ name: String, _ value: String) -> String {
        "\(start(name))\(opening)\(value)\(closing)(?:\(separator)|\\z)"
    }

    /// The same with whatever is the value, which is captured.
    static func anyPair(_ name: String) -> String {
        "\(start(name))([^&;?]*?)(?:\(separator)|\\z)"
    }

    private static func start(_ name: String) -> String {
        let first = characters([LinkMargin.blanks]) { _ in true } + "%" + name.prefix(1)
        return
            "(?:^|\(separator))\(lookahead(first))\(blanks)\(anyEncoding(name))\(blanks)(?:=|%(?:25)*3d)"
    }

    /// What saves most attempts at a match: the next character is one of these.
    private static func lookahead(_ characters: String) -> String { "(?=[\(characters)])" }

    /// An expression for engines without lookahead, such as RE2. It matches the same.
    package static func withoutLookahead(_ expression: String) -> String {
        expression.replacing(/\(\?=\[[^\]]*\]\)/, with: "")
    }

    // MARK: Margins

    private static let blanks = any(of: [LinkMargin.blanks])

    /// What is dropped before a value: only as much as is needed of what may begin one.
    static let opening = greedyOpening + "?"

    /// The same before a word, which does not begin that way.
    static let greedyOpening: String = {
        let tag = AddressLiteral.tag + PunctuationEncoding.anyEncoding.colon
        let one = any(of: [LinkMargin.blanks, LinkMargin.opening], or: tag)
        let encodedEquals = String(decoding: LinkMargin.encodedEquals, as: UTF8.self)
        return "\(one)(?:\(encodedEquals)\(one)){0,\(LinkMargin.encodings)}"
    }()

    /// What is dropped after a value.
    static let closing = any(
        of: [LinkMargin.closing, LinkMargin.blanks], encoding: "(?:=|%(?:25)*(?:3d)?)")

    /// What `RequestPath` drops from the end, inside of brackets. Where a server matches bytes, a part
    /// of a character is dropped, too, but no path of a page has one.
    static let trailing =
        "/;" + characters([LinkMargin.closing, LinkMargin.blanks]) { $0 != ":" && $0 != "*" }

    /// Any number of these characters, as they are or encoded, and of another expression.
    private static func any(
        of units: [LinkMargin.Units], encoding: String = "%(?:25)*", or other: String? = nil
    ) -> String {
        let scalars = units.flatMap(\.characters.unicodeScalars)
        let ascii = scalars.filter(\.isASCII).map { ASCII.hexadecimal([UInt8($0.value)]) }
        let others = scalars.filter { !$0.isASCII }.map { Array(String($0).utf8) }
        let sequences = Dictionary(grouping: others) { Array($0.dropLast()) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { start, characters in
                let codes = start.map { ASCII.hexadecimal([$0]) + encoding }.joined()
                let ends = characters.map { ASCII.hexadecimal($0.suffix(1)) }
                return "\(codes)(?:\(ends.joined(separator: "|")))"
            }
        let encoded = "\(encoding)(?:\((ascii + sequences).joined(separator: "|")))"
        let plain = others.map { String(decoding: $0, as: UTF8.self) }
        let rest = ([encoded] + plain + [other].compactMap(\.self)).joined(separator: "|")
        // Most are plain: a loop over them within the other one is the fastest.
        let most = "[\(characters(units, \.isASCII))]*"
        return "\(most)(?:(?:\(rest))\(most))*"
    }

    /// Those characters that are included, inside of brackets.
    private static func characters(
        _ units: [LinkMargin.Units], _ isIncluded: (Unicode.Scalar) -> Bool
    ) -> String {
        units.flatMap(\.characters.unicodeScalars).filter(isIncluded).map { scalar in
            let isSpecial = "\"'`#{}[]\\^-".unicodeScalars.contains(scalar)
            return isSpecial || scalar.value <= 0x20
                ? "\\x" + ASCII.hexadecimal([UInt8(scalar.value)]) : String(scalar)
        }.joined()
    }
}
