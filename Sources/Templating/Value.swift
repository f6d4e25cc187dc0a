package import Pages

/// The value of a name in a template.
package enum Value: Sendable {
    case text(Text)
    /// A complete URL, the only thing that may begin a link's destination.
    case url(Text)
    /// Finished HTML, only between tags.
    case html([Segment])
    /// A style sheet, only in a `style` element.
    case css(String)
    case flag(Bool)
    case items([[String: Value]])
    /// A known name without a value on this page.
    case absent
    /// A value that a page has only where the condition holds.
    indirect case conditional(Condition, Value)

    package static func text(_ literal: String?) -> Value {
        guard let literal, !literal.isEmpty else { return .absent }
        return .text(Text(literal))
    }

    package static func url(_ literal: String?) -> Value {
        guard let literal else { return .absent }
        return .url(Text(literal))
    }

    /// The text that the value shows, if it is one.
    package var text: Text? {
        switch self {
        case .text(let text), .url(let text): text
        case .conditional(_, let value): value.text
        case .html, .css, .flag, .items, .absent: nil
        }
    }
}
