package import Rejections

/// A reply that a mail server gives with the generated configuration, as it goes over the wire.
package struct Reply: Sendable {
    /// The reason whose page the link leads to.
    package let reason: Slug
    /// RFC 5321 §4.2.
    package let status: Int
    /// RFC 3463; `nil` where the program gives none.
    package let code: EnhancedStatusCode?
    /// What the reply says before the link.
    package let text: ReplyText
    /// Ends the reply.
    package let link: ReplyText
    /// A longer line of the program's own gets no link; `nil` if every line does.
    let limit: Int?

    package init(
        reason: Slug, status: Int, code: EnhancedStatusCode?, text: ReplyText, link: ReplyText,
        limit: Int? = nil
    ) {
        self.reason = reason
        self.status = status
        self.code = code
        self.text = text
        self.link = link
        self.limit = limit
    }

    /// A reply line has at most so many octets with code and CRLF (RFC 5321 §4.5.3.1.5).
    package static let maximumOctets = 512

    /// The reply line without CRLF.
    package var line: ReplyText { "\(lead) \(link)" }

    /// What stands before the link.
    package var lead: ReplyText {
        let code = code.map { "\($0) " } ?? ""
        return "\(String(status)) \(code)\(text)"
    }

    /// Its octets with code, CRLF and the longest values.
    package var octets: Int {
        let excess = limit.map { max(0, line.maximumOctets - link.maximumOctets - $0) } ?? 0
        return line.maximumOctets - excess + 2
    }

    /// What is wrong with it.
    /// - Parameter secrets: what must not be read in any reply.
    func problems(secrets: [String]) -> [ReplyProblem] {
        var kinds: [ReplyProblem.Kind] = []
        let fixed = line.fixedText
        if octets > Self.maximumOctets { kinds.append(.tooLong(octets)) }
        if !fixed.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { kinds.append(.notASCII) }
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

/// Why a reply must not be sent.
package struct ReplyProblem: Error, Sendable, CustomStringConvertible {
    enum Kind: Hashable, Sendable {
        case tooLong(Int)
        case notASCII
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
                "has up to \(octets) octets, \(Reply.maximumOctets) are allowed (RFC 5321 "
                    + "§4.5.3.1.5); choose a shorter 'base-url'"
            case .notASCII: "has other characters than printable US-ASCII"
            case .noReason: "does not say why before its link"
            case .noLink: "does not end in a link"
            case .mailAddress: "holds a person's mail address"
            case .secret: "tells the secret key of a blocklist"
            }
        // A secret is not repeated in the message that tells of it.
        let quoted = kind == .secret ? "" : ": \(reply.line.example)"
        return "the reply for '\(reply.reason)' \(problem)\(quoted)"
    }
}
