internal import JSON

/// The keys of a mapping, in the order in which they are read.
struct ObjectSchema {
    struct Key {
        let name: String
        let node: SchemaNode
        /// What the key means, for people.
        let meaning: String?
        let isRequired: Bool
    }

    var keys: [Key] = []
    /// Of each of these sets of keys, at least one must be present.
    var alternatives: [[String]] = []
}

/// What a value in a YAML file may be.
indirect enum SchemaNode {
    case text(TextGrammar)
    case flag
    case list(SchemaNode)
    case group(ObjectSchema)
    /// Any keys of one format, each with a value of one format.
    case pairs(TextGrammar, TextGrammar)
}

// MARK: JSON Schema, draft 7

extension ObjectSchema {
    /// The members of a schema that describe the mapping.
    var members: [JSONValue.Member] {
        let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        let anyOf = alternatives.map { names -> JSONValue in
            ["anyOf": .array(names.map { ["required": [.string($0)]] })]
        }
        return [.init("type", "object"), .init("additionalProperties", false)]
            + (required.isEmpty ? [] : [.init("required", .array(required))])
            + (anyOf.isEmpty ? [] : [.init("allOf", .array(anyOf))])
            + [.init("properties", .object(keys.map(\.member)))]
    }
}

extension ObjectSchema.Key {
    fileprivate var member: JSONValue.Member {
        // The meaning of the key says more than the format of its text.
        let members = node.members.filter { meaning == nil || $0.name != "description" }
        let description = meaning.map { [JSONValue.Member("description", .string($0))] } ?? []
        return .init(name, .object(description + members))
    }
}

extension SchemaNode {
    fileprivate var members: [JSONValue.Member] {
        switch self {
        case .text(let grammar): grammar.members
        case .flag: [.init("type", "boolean")]
        case .list(let element):
            [.init("type", "array"), .init("items", .object(element.members))]
        case .group(let schema): schema.members
        case .pairs(let name, let value):
            [
                .init("type", "object"), .init("propertyNames", .object(name.constraints)),
                .init("additionalProperties", .object(value.members)),
            ]
        }
    }
}

extension TextGrammar {
    /// YAML reads `2013` as a number and `2013-01` as a string; both are texts here.
    fileprivate var members: [JSONValue.Member] {
        if choices != nil { return constraints }
        let sentence = description.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return (sentence.map { [.init("description", .string($0))] } ?? [])
            + [.init("type", ["string", "number"])] + constraints
    }

    fileprivate var constraints: [JSONValue.Member] {
        if let choices { return [.init("enum", .array(choices.map { .string($0) }))] }
        return pattern.map { [.init("pattern", .string($0))] } ?? []
    }
}
