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
        return tokens.segments(of: Array(data) + [UInt8(ascii: "\n")], in: .json)
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
            case .string(let text): try container.encode(tokens.token(for: .text(text), named: ""))
            case .array(let values):
                try container.encode(values.map { Tokenized(value: $0, tokens: tokens) })
            case .object(let members):
                try container.encode(
                    members.mapValues { Tokenized(value: $0, tokens: tokens) })
            }
        }
    }
}

extension TokenTable {
    /// A rendered document in a format without markup, cut into literal bytes and placeholders.
    func segments(of rendered: [UInt8], in context: Segment.Context) -> [Segment] {
        var segments: [Segment] = []
        scan(rendered) { literal in
            segments.append(literal: literal)
        } token: { entry in
            for part in entry.value.text?.parts ?? [] {
                switch part {
                case .literal(let text): segments.append(literal: context.escaped(text.utf8))
                case .parameter(let parameter): segments.append(.placeholder(parameter, context))
                }
            }
        }
        return segments
    }
}
