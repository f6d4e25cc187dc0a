internal import Pages
internal import Rejections

/// A text that may hold request-time parameters: what a value of a template is made of.
struct Text: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case literal(String)
        case parameter(Parameter)
    }

    var parts: [Part]

    init(_ parts: [Part] = []) {
        self.parts = parts
    }

    init(_ literal: String) {
        parts = literal.isEmpty ? [] : [.literal(literal)]
    }

    static func + (left: Text, right: Text) -> Text {
        Text(left.parts + right.parts)
    }

    static func + (left: String, right: Text) -> Text {
        Text(left) + right
    }

    var isEmpty: Bool { parts.isEmpty }

    /// The text as the value of a URL's query: literals percent-encoded here, values when filled.
    var percentEncoded: Text {
        Text(
            parts.map { part in
                switch part {
                case .literal(let text):
                    .literal(
                        String(
                            decoding: Segment.Context.urlQuery.escaped(text.utf8), as: UTF8.self))
                case .parameter: part
                }
            })
    }
}

/// What a name in a template stands for.
enum Value: Sendable {
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

    static func text(_ literal: String?) -> Value {
        guard let literal, !literal.isEmpty else { return .absent }
        return .text(Text(literal))
    }

    static func url(_ literal: String?) -> Value {
        guard let literal else { return .absent }
        return .url(Text(literal))
    }

    /// The text that the value shows, if it is one.
    var text: Text? {
        switch self {
        case .text(let text), .url(let text): text
        case .html, .css, .flag, .items, .absent: nil
        }
    }
}
