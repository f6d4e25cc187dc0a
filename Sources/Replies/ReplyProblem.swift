/// Why a reply must not be sent.
package struct ReplyProblem: Error, Sendable, CustomStringConvertible {
    enum Kind: Hashable, Sendable {
        case tooLong(Int)
        case notASCII
        case special(Unicode.Scalar)
        case noReason
        case noLink
        case mailAddress
        case secret
    }

    let reply: Reply
    let kind: Kind

    package var description: String {
        let problem =
            switch kind {
            case .tooLong(let octets):
                "has up to \(octets) octets, but \(SMTPLimit.replyLine) are allowed (RFC 5321 "
                    + "§4.5.3.1.5); choose a shorter 'base-url'"
            case .notASCII: "contains characters other than printable US-ASCII"
            case .special(let scalar):
                "contains '\(scalar)', which has a special meaning in configuration"
            case .noReason: "does not say why before its link"
            case .noLink: "does not end in a link"
            case .mailAddress: "contains a person's email address"
            case .secret: "exposes the secret key for a blocklist"
            }
        // The message must not expose the secret a second time.
        let quoted = kind == .secret ? "" : ": \(reply.line.example)"
        return "the reply for '\(reply.reason)' \(problem)\(quoted)"
    }
}

extension Reply {
    /// What is wrong with the reply.
    /// - Parameter secrets: what no reply may contain, in lower case.
    package func problems(secrets: [String]) -> [ReplyProblem] {
        var kinds: [ReplyProblem.Kind] = []
        let fixed = line.fixedText
        if octets > SMTPLimit.replyLine { kinds.append(.tooLong(octets)) }
        if !fixed.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
            kinds.append(.notASCII)
        } else if let scalar = fixed.unicodeScalars.first(where: {
            $0 != "@" && !ReplyText.isAllowed($0)
        }) {
            kinds.append(.special(scalar))
        }
        if text.fixedText.allSatisfy({ $0 == " " }) { kinds.append(.noReason) }
        let url = link.fixedText
        if !url.hasPrefix("https://") && !url.hasPrefix("http://") || url.contains(" ") {
            kinds.append(.noLink)
        }
        if url.contains("@") || link.pieces.contains(.value(.path)) || text.fixedText.contains("@")
        {
            kinds.append(.mailAddress)
        }
        if secrets.contains(where: fixed.lowercased().contains) { kinds.append(.secret) }
        return kinds.map { ReplyProblem(reply: self, kind: $0) }
    }
}
