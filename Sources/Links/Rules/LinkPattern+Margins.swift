internal import Rejections

/// `LinkMargin` as expressions.
extension LinkPattern {
    /// A pair of a query with its separators, what may be around name and value, and a value. The
    /// first pair that matches is the first one whose value is valid.
    static func pair(_ name: String, _ value: String) -> String {
        "\(start(name))\(opening)\(value)\(closing)*(?:\(separator)|\\z)"
    }

    /// The same with whatever is the value, which is captured.
    static func anyPair(_ name: String) -> String {
        "\(start(name))([^&;?]*?)(?:\(separator)|\\z)"
    }

    private static func start(_ name: String) -> String {
        "(?:^|\(separator))\(blank)*\(anyEncoding(name))\(blank)*(?:=|%(?:25)*3d)"
    }

    // MARK: Margins

    private static let blank = oneOf([LinkMargin.blanks])

    /// What is dropped before a value: only as much as is needed of what may begin one.
    static let opening = greedyOpening + "?"

    /// The same before a word, which does not begin that way.
    static let greedyOpening: String = {
        let colon = PunctuationEncoding.anyEncoding.colon
        let units = oneOf([LinkMargin.blanks, LinkMargin.opening])
        let one = "(?:\(units)|\(AddressLiteral.tag)\(colon))*"
        let encodedEquals = String(decoding: LinkMargin.encodedEquals, as: UTF8.self)
        return "\(one)(?:\(encodedEquals)\(one)){0,\(LinkMargin.encodings)}"
    }()

    /// One piece of what is dropped after a value.
    static let closing = oneOf(
        [LinkMargin.closing, LinkMargin.blanks], encoding: "(?:=|%(?:25)*(?:3d)?)")

    /// What `RequestPath` drops from the end, inside of brackets. Where a server matches bytes, a part
    /// of a character is dropped, too, but no path of a page has one.
    static let trailing =
        "/;" + characters([LinkMargin.closing, LinkMargin.blanks]) { $0 != ":" && $0 != "*" }

    /// A character of these, as it is or encoded.
    private static func oneOf(
        _ units: [LinkMargin.Units], encoding: String = "%(?:25)*"
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
        return
            "(?:\((["[\(characters(units, \.isASCII))]", encoded] + plain).joined(separator: "|")))"
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
