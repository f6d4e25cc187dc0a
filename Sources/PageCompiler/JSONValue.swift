internal import Foundation
internal import Pages

/// A JSON document whose strings may hold request-time values.
indirect enum JSONValue {
    case null
    case string(Text)
    case number(Int)
    case array([JSONValue])
    case object([String: JSONValue])

    static func string(_ literal: String) -> JSONValue { .string(Text(literal)) }

    static func string(_ literal: String?) -> JSONValue {
        literal.map { .string($0) } ?? .null
    }

    static func text(_ value: Value?) -> JSONValue {
        value?.text.map { .string($0) } ?? .null
    }

    /// The document in UTF-8, keys in order, ready to be filled.
    var segments: [Segment] {
        let tokens = TokenTable()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings, whole numbers, arrays and objects always encode.
        let data = (try? encoder.encode(Tokenized(value: self, tokens: tokens))) ?? Data()
        var segments: [Segment] = []
        tokens.scan(Array(data) + [UInt8(ascii: "\n")]) { literal in
            segments.append(literal: literal)
        } token: { entry in
            segments.append(
                entry.value, .escaped(.json, parameters: .json))
        }
        return segments
    }

    /// Encodes each string as a token.
    private struct Tokenized: Encodable {
        let value: JSONValue
        let tokens: TokenTable

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .number(let number): try container.encode(number)
            case .string(let text):
                try container.encode(tokens.token(for: .text(text), in: Slot(name: "")))
            case .array(let values):
                try container.encode(values.map { Tokenized(value: $0, tokens: tokens) })
            case .object(let members):
                try container.encode(
                    members.mapValues { Tokenized(value: $0, tokens: tokens) })
            }
        }
    }
}
