package import Rejections

/// The text of a reply, with placeholders for the values that the mail server fills in.
///
/// Written as a string literal: `"Client host [\(.address)] blocked"`.
package struct ReplyText: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// What a mail server knows when it rejects a message.
    package enum Value: Hashable, Sendable, CaseIterable {
        /// The address of the sending server.
        case address
        /// A domain or host name that the sender gave.
        case domain
        /// An address of a mailbox; never part of a link.
        case path
        /// What is listed, the client or the sender, in Postfix's words.
        case subject
        /// The words of the program or of one of its plugins.
        case words

        var maximumOctets: Int {
            switch self {
            // RFC 4291 §2.2: eight groups of four digits.
            case .address: 39
            case .domain: SMTPLimit.domain
            case .path: SMTPLimit.path
            case .subject: "Unverified Client host".utf8.count
            case .words: SMTPLimit.replyLine
            }
        }

        /// A typical value, for tables that people read.
        var example: String {
            switch self {
            case .address: "192.0.2.1"
            case .domain: "mail.example"
            case .path: "info@example.org"
            case .subject: "Sender address"
            case .words: "..."
            }
        }
    }

    package enum Piece: Hashable, Sendable {
        case text(String)
        case value(Value)
    }

    package private(set) var pieces: [Piece]

    package init(stringLiteral text: String) {
        pieces = [.text(text)]
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    /// Its length with the longest possible values.
    package var maximumOctets: Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .text(let text): sum + text.utf8.count
            case .value(let value): sum + value.maximumOctets
            }
        }
    }

    /// Whether replies may contain a character: it means nothing special in the configuration of any
    /// mail server, unlike `$`, `%`, `{`, quotation marks, and backslashes.
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || " -._~:/?=&;,[]()<>+".unicodeScalars.contains(scalar))
    }

    /// What is the same in every such reply: the text without any value.
    var fixedText: String { filled { _ in "" } }

    /// The text with typical values.
    package var example: String { filled(with: \.example) }

    private func filled(with value: (Value) -> String) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .value(let placeholder): value(placeholder)
            }
        }.joined()
    }

    package static func + (left: ReplyText, right: ReplyText) -> ReplyText {
        var sum = left
        sum.pieces += right.pieces
        return sum
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        package mutating func appendInterpolation(_ value: Value) {
            pieces.append(.value(value))
        }

        package mutating func appendInterpolation(_ text: String) {
            pieces.append(.text(text))
        }

        package mutating func appendInterpolation(_ zone: Zone) {
            pieces.append(.text(zone.description))
        }

        package mutating func appendInterpolation(_ slug: Slug) {
            pieces.append(.text(slug.description))
        }

        package mutating func appendInterpolation(_ text: ReplyText) {
            pieces += text.pieces
        }
    }
}
