extension JSONValue {
    /// The value as a document: a line for each element and member, indented by two spaces, with a
    /// line feed at the end.
    package var document: String { lines(indentation: "\n") + "\n" }

    /// - Parameter indentation: a line feed and the spaces that begin the next line.
    private func lines(indentation: String) -> String {
        let inner = indentation + "  "
        func list(_ open: String, _ elements: [String], _ close: String) -> String {
            elements.isEmpty
                ? open + close
                : open + elements.map { inner + $0 }.joined(separator: ",") + indentation + close
        }
        return switch self {
        case .null: "null"
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .number(let number): "\(number)"
        case .string(let text): Self.quoted(text)
        case .array(let elements): list("[", elements.map { $0.lines(indentation: inner) }, "]")
        case .object(let members):
            list(
                "{",
                members.map {
                    Self.quoted($0.name) + ": " + $0.value.lines(indentation: inner)
                }, "}")
        }
    }

    /// A string in quotes; only what must be is escaped (RFC 8259 §7).
    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            case ..<" ":
                "\\u" + String(0x10000 + scalar.value, radix: 16).dropFirst()
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
