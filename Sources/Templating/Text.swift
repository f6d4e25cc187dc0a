package import Pages
package import Rejections

/// A text that may print parameters and have sections: what a value of a template is made of.
package struct Text: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case parameter(ParameterForm)
        /// The start of a section.
        case begin(Condition)
        /// The end of the innermost section.
        case end
    }

    package var parts: [Part]

    package init(_ parts: [Part] = []) {
        self.parts = parts
    }

    package init(_ literal: String) {
        parts = literal.isEmpty ? [] : [.literal(literal)]
    }

    /// One text where the form is known, another one where it is not.
    package init(ifKnown form: ParameterForm, _ known: Text, else unknown: Text = Text()) {
        self.init()
        for (text, isKnown) in [(known, true), (unknown, false)] where !text.isEmpty {
            parts += [.begin(Condition(form, isKnown: isKnown))] + text.parts + [.end]
        }
    }

    package static func + (left: Text, right: Text) -> Text {
        Text(left.parts + right.parts)
    }

    package static func + (left: String, right: Text) -> Text {
        Text(left) + right
    }

    package var isEmpty: Bool { parts.isEmpty }

    /// The text without the sections that all of it is in, and the conditions of these.
    package var unwrapped: (conditions: [Condition], text: Text) {
        var conditions: [Condition] = []
        var inner = parts[...]
        while case .begin(let condition)? = inner.first, Self.isOneSection(inner) {
            conditions.append(condition)
            inner = inner.dropFirst().dropLast()
        }
        return (conditions, Text(Array(inner)))
    }

    /// Whether the section that the first part begins ends with the last one.
    private static func isOneSection(_ parts: ArraySlice<Part>) -> Bool {
        var depth = 0
        for (index, part) in zip(parts.indices, parts) {
            switch part {
            case .begin: depth += 1
            case .end: depth -= 1
            case .literal, .parameter: break
            }
            if depth == 0 { return index == parts.index(before: parts.endIndex) }
        }
        return false
    }

    /// The text without values; only for one that has no sections.
    package var literals: String {
        parts.map { part in
            if case .literal(let literal) = part { literal } else { "" }
        }.joined()
    }

    /// The text with each literal replaced.
    package func mapLiterals(_ transform: (String) -> String) -> Text {
        Text(
            parts.map { part in
                switch part {
                case .literal(let text): .literal(transform(text))
                case .parameter, .begin, .end: part
                }
            })
    }

    /// The text as the value of a URL's query: literals percent-encoded here, values when filled.
    package var percentEncoded: Text {
        mapLiterals { text in
            String(decoding: Segment.Context.urlQuery.escaped(text.utf8), as: UTF8.self)
        }
    }
}
