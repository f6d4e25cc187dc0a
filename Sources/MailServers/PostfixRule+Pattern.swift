internal import Replies

extension PostfixRule {
    /// The phrases as one POSIX extended regular expression for regexp(5) tables. The first angle
    /// brackets contain an address, which its owner chose, so what is in them does not count.
    var pattern: String {
        "^[^<]*(<[^>]*>)?[^<>]*(\(phrases.map(Self.escaped).joined(separator: "|")))"
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if #"\.[](){}*+?^$|/"#.contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
