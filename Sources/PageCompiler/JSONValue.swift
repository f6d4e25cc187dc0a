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
    func segments(_ skeletons: SkeletonCache) -> [Segment] {
        var shape: [UInt8] = []
        var strings: [Text] = []
        describe(in: &shape, &strings)
        let skeleton = skeletons.skeleton(for: SkeletonCache.Key(document: .json, shape: shape)) {
            let tokens = TokenTable()
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            // Strings, whole numbers, arrays and objects always encode.
            let data = (try? encoder.encode(Tokenized(self, tokens))) ?? Data()
            return Skeleton(
                String(decoding: data, as: UTF8.self) + "\n", tokens: tokens, in: .json)
        }
        return skeleton.segments { slot in .text(strings[slot.lists[0].index]) }
    }

    /// Adds what the encoder can tell of it to `shape`, and its strings in that order.
    private func describe(in shape: inout [UInt8], _ strings: inout [Text]) {
        switch self {
        case .null: shape.append(0)
        case .string(let text):
            shape.append(1)
            strings.append(text)
        case .number(let number):
            shape.append(2)
            shape.append(contentsOf: "\(number)".utf8)
        case .array(let values):
            shape.append(3)
            for value in values { value.describe(in: &shape, &strings) }
            shape.append(4)
        case .object(let members):
            shape.append(5)
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                shape.append(contentsOf: name.utf8)
                value.describe(in: &shape, &strings)
            }
            shape.append(6)
        }
    }

    /// A document with a token for each string, numbered in the order of `describe`.
    private indirect enum Tokenized: Encodable {
        case null
        case token(String)
        case number(Int)
        case array([Tokenized])
        case object([String: Tokenized])

        init(_ value: JSONValue, _ tokens: TokenTable) {
            switch value {
            case .null: self = .null
            case .string(let text):
                let place = Slot.ListElement(list: "", index: tokens.entries.count)
                self = .token(
                    tokens.token(for: .text(text), in: Slot(lists: [place], name: "")))
            case .number(let number): self = .number(number)
            case .array(let values): self = .array(values.map { Tokenized($0, tokens) })
            case .object(let members):
                var result: [String: Tokenized] = [:]
                for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                    result[name] = Tokenized(value, tokens)
                }
                self = .object(result)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .token(let token): try container.encode(token)
            case .number(let number): try container.encode(number)
            case .array(let values): try container.encode(values)
            case .object(let members): try container.encode(members)
            }
        }
    }
}
