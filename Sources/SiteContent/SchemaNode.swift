/// What a value in a YAML file may be: recorded from the calls that read it, so that a schema says
/// what the reader does.
indirect enum SchemaNode {
    case text(ValueFormat?)
    case flag
    case list(SchemaNode)
    case group(ObjectSchema)
    /// Any keys of one kind, each with a value of one kind.
    case pairs(ValueFormat, ValueFormat)
}

/// The keys of a mapping.
final class ObjectSchema {
    struct Key {
        let name: String
        let shape: SchemaNode
        var isRequired: Bool
    }

    private(set) var keys: [Key] = []
    /// What the keys mean, for people.
    var meanings: [String: String] = [:]
    /// Of each of these sets of keys, at least one must be there.
    private(set) var alternatives: [[String]] = []

    func add(_ name: String, _ shape: SchemaNode, isRequired: Bool) {
        if let index = keys.firstIndex(where: { $0.name == name }) {
            keys[index].isRequired = keys[index].isRequired || isRequired
        } else {
            keys.append(Key(name: name, shape: shape, isRequired: isRequired))
        }
    }

    func addAlternatives(_ names: [String]) { alternatives.append(names) }
}
