/// What a value in a YAML file may be: recorded from the calls that read it, so that a schema says
/// what the reader does.
indirect enum Shape {
    case text(Expected?)
    case flag
    case list(Shape)
    case group(GroupShape)
    /// Any keys of one kind, each with a value of one kind.
    case pairs(Expected, Expected)
}

/// The keys of a mapping.
final class GroupShape {
    struct Key {
        let name: String
        let shape: Shape
        var isRequired: Bool
    }

    private(set) var keys: [Key] = []
    /// What the keys mean, for people.
    var meanings: [String: String] = [:]
    /// Of each of these sets of keys, at least one must be there.
    private(set) var alternatives: [[String]] = []

    func add(_ name: String, _ shape: Shape, isRequired: Bool) {
        if let index = keys.firstIndex(where: { $0.name == name }) {
            keys[index].isRequired = keys[index].isRequired || isRequired
        } else {
            keys.append(Key(name: name, shape: shape, isRequired: isRequired))
        }
    }

    func addAlternatives(_ names: [String]) { alternatives.append(names) }
}
