/// Maximum sizes in SMTP, in octets (RFC 5321 §4.5.3.1).
package enum SMTPLimit {
    /// A reply line, including its code and CRLF (§4.5.3.1.5).
    package static let replyLine = 512
    /// A domain name (§4.5.3.1.2).
    static let domain = 255
    /// An address of a mailbox, including its brackets (§4.5.3.1.3).
    static let path = 256
}
