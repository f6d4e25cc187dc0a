package import Rejections

/// The text of a reply, with the values that the mail server itself puts in.
///
/// Written as a string literal: `"Client host [\(.address)] blocked"`.
package struct ReplyText: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// What a mail server knows when it refuses.
    package enum Value: Hashable, Sendable {
        /// The sending server's address.
        case address
        /// A domain or host name that the sender gave.
        case domain
        /// An address of a mailbox; it never stands in a link.
        case path
        /// What of the sender is on a list, in Postfix's words.
        case subject
        /// What the program, or a plugin of its own, says.
        case words

        /// RFC 4291 §2.2: eight groups of four digits; RFC 5321 §4.5.3.1.2 and §4.5.3.1.3.
        var maximumOctets: Int {
            switch self {
            case .address: 39
            case .domain: 255
            case .path: 256
            case .subject: "Unverified Client host".utf8.count
            case .words: Reply.maximumOctets
            }
        }

        /// A value as it is in a reply, for tables that people read.
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

    enum Piece: Hashable, Sendable {
        case text(String)
        case value(Value)
    }

    private(set) var pieces: [Piece]

    package init(stringLiteral text: String) {
        pieces = [.text(text)]
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    /// How many octets it has with the longest values.
    package var maximumOctets: Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .text(let text): sum + text.utf8.count
            case .value(let value): sum + value.maximumOctets
            }
        }
    }

    /// What is the same in every reply, without the values.
    var fixedText: String { spelled { _ in "" } }

    /// The text with ordinary values.
    package var example: String { spelled(\.example) }

    /// The text with each value in a mail server's own notation, such as `$client_address`.
    package func spelled(_ notation: (Value) -> String) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .value(let value): notation(value)
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
