// What an SMTP reply says and may say, and recognizing one.

package import Rejections

/// A reply that a mail server sends with the generated configuration, as it goes over the wire.
package struct Reply: Sendable {
    /// The reason whose page the link leads to.
    package let reason: Slug
    /// RFC 5321 §4.2.
    package let status: Int
    /// RFC 3463; `nil` if the program sends none.
    package let code: EnhancedStatusCode?
    /// What the reply says before the link.
    package let text: ReplyText
    /// The end of the reply.
    package let link: ReplyText
    /// The program adds no link to lines of its own that are longer than this; `nil` if it always
    /// does.
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

    /// The same reply with another status, text, or link.
    package func with(
        status: Int? = nil, text: ReplyText? = nil, link: ReplyText? = nil
    ) -> Reply {
        Reply(
            reason: reason, status: status ?? self.status, code: code, text: text ?? self.text,
            link: link ?? self.link, limit: limit)
    }

    /// The reply line without CRLF.
    package var line: ReplyText { "\(lead) \(link)" }

    /// The part before the link.
    package var lead: ReplyText { "\(String(status)) \(codedText)" }

    /// The part before the link without the status.
    private var codedText: ReplyText {
        let code = code.map { "\($0) " } ?? ""
        return "\(code)\(text)"
    }

    /// The line without its status.
    package var codedLine: ReplyText { "\(codedText) \(link)" }

    /// The line without its status and code.
    package var linkedText: ReplyText { "\(text) \(link)" }

    /// The length of the line including its code, CRLF, and the longest possible values.
    package var octets: Int {
        let excess = limit.map { max(0, line.maximumOctets - link.maximumOctets - $0) } ?? 0
        return line.maximumOctets - excess + 2
    }
}
