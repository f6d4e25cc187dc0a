// What each parameter looks like in a link, for front ends that have nothing but regular
// expressions: in the syntax that PCRE, RE2, and JavaScript share, to be matched without case.

/// How `:` and `.` appear in a text.
package enum PunctuationEncoding: Sendable {
    /// As they are.
    case decoded
    /// As they are, or percent-encoded (RFC 3986 §2.1), however often.
    case anyEncoding

    /// An expression for `:`.
    package var colon: String {
        switch self {
        case .decoded: ":"
        case .anyEncoding: "(?::|%(?:25)*3a)"
        }
    }

    /// An expression for `]`.
    var bracket: String {
        switch self {
        case .decoded: "\\]"
        case .anyEncoding: "(?:\\]|%(?:25)*5d)"
        }
    }

    /// An expression for `.`.
    package var dot: String {
        switch self {
        case .decoded: "\\."
        case .anyEncoding: "(?:\\.|%(?:25)*2e)"
        }
    }
}

extension Parameter {
    /// An expression for exactly the values that `value(utf8:)` accepts, without anchors or groups.
    package func pattern(_ encoding: PunctuationEncoding) -> String {
        switch self {
        case .ip: "(?:\(Self.ipv4(encoding))|\(Self.ipv6(encoding)))"
        case .code: "[245]\(encoding.dot)\(Self.number)\(encoding.dot)\(Self.number)"
        }
    }

    /// An expression for a value in a link: a port may follow an address. One of its groups captures
    /// the value; `result` is all of them.
    package func patternInLink(
        _ encoding: PunctuationEncoding
    ) -> (pattern: String, result: String) {
        switch self {
        case .ip:
            let (bracket, port) = (encoding.bracket, "\(encoding.colon)[0-9]{1,5}")
            let v4 = "(\(Self.ipv4(encoding)))(?:\(bracket)?\(port))?"
            let v6 = "(\(Self.ipv6(encoding)))(?:\(bracket)\(port))?"
            return (pattern: "(?:\(v4)|\(v6))", result: "$1$2")
        case .code: return (pattern: "(\(pattern(encoding)))", result: "$1")
        }
    }

    /// RFC 3463 §2: up to three digits without a leading zero.
    private static let number = "(?:0|[1-9][0-9]{0,2})"
    private static let octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"

    private static func ipv4(_ encoding: PunctuationEncoding) -> String {
        "(?:\(octet)\(encoding.dot)){3}\(octet)"
    }

    /// RFC 4291 §2.2: eight groups, or a gap with up to seven around it; the last two may be IPv4.
    private static func ipv6(_ encoding: PunctuationEncoding) -> String {
        let (group, colon, ipv4) = ("[0-9a-f]{1,4}", encoding.colon, ipv4(encoding))
        let whole = "(?:\(group)\(colon)){6}(?:\(ipv4)|\(group)\(colon)\(group))"
        let gapped = (0...7).map { before in
            let head = before == 0 ? "" : "\(group)(?:\(colon)\(group)){\(before - 1)}"
            let tail =
                switch 7 - before {
                case 0: ""
                case 1: "(?:\(group))?"
                case let after:
                    "(?:(?:\(group)\(colon)){0,\(after - 2)}"
                        + "(?:\(ipv4)|\(group)(?:\(colon)\(group))?))?"
                }
            return head + colon + colon + tail
        }
        return "(?:\(([whole] + gapped).joined(separator: "|")))"
    }
}

extension ParameterForm {
    /// How the form is made of a value that the parameter's pattern accepts: the first expression
    /// that matches the whole value, and what its groups give, as `$1` to `$9`. Where none
    /// matches, the form is unknown.
    ///
    /// IPv6 keeps the notation of the link. Reversed it would take 32 groups, each of one nibble.
    package func replacements(
        _ encoding: PunctuationEncoding
    ) -> [(pattern: String, result: String)] {
        let octets = Array(repeating: "([0-9]+)", count: 4).joined(separator: encoding.dot)
        switch self {
        case .ip:
            return [(pattern: octets, result: "$1.$2.$3.$4")] + Self.groups(encoding)
        case .ipv6: return Self.groups(encoding)
        case .ipReversed: return [(pattern: octets, result: "$4.$3.$2.$1")]
        case .code: return [Self.code(class: "[0-9]", encoding)]
        case .codePermanent: return [Self.code(class: "5", encoding)]
        case .codeTransient: return [Self.code(class: "4", encoding)]
        }
    }

    /// For each number of colons that an IPv6 address may have.
    private static func groups(
        _ encoding: PunctuationEncoding
    ) -> [(pattern: String, result: String)] {
        (2...8).map { colons in
            let head = String(repeating: "([0-9a-f]*)\(encoding.colon)", count: colons)
            let captures = (1...(colons + 1)).map { "$\($0)" }.joined(separator: ":")
            // The last part may be an IPv4 address.
            return (pattern: "\(head)([0-9a-f.]*)", result: captures)
        }
    }

    private static func code(
        class pattern: String, _ encoding: PunctuationEncoding
    ) -> (pattern: String, result: String) {
        let numbers = ["(\(pattern))", "([0-9]+)", "([0-9]+)"]
        return (pattern: numbers.joined(separator: encoding.dot), result: "$1.$2.$3")
    }
}
