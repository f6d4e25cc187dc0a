internal import Pages
package import Rejections

/// A text that may hold request-time parameters: what a value of a template is made of.
package struct Text: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case parameter(Parameter)
    }

    package var parts: [Part]

    package init(_ parts: [Part] = []) {
        self.parts = parts
    }

    package init(_ literal: String) {
        parts = literal.isEmpty ? [] : [.literal(literal)]
    }

    package static func + (left: Text, right: Text) -> Text {
        Text(left.parts + right.parts)
    }

    package static func + (left: String, right: Text) -> Text {
        Text(left) + right
    }

    package var isEmpty: Bool { parts.isEmpty }

    /// The text as the value of a URL's query: literals percent-encoded here, values when filled.
    package var percentEncoded: Text {
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
