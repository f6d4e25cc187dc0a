internal import Diagnostics
internal import SourceFiles

/// Notes the keys that a function declares while it reads nothing.
final class SchemaRecorder: YAMLMapping {
    private(set) var schema = ObjectSchema()

    /// The schema of the mappings that `read` reads.
    static func schema(of read: (SchemaRecorder) -> Void) -> ObjectSchema {
        let recorder = SchemaRecorder()
        read(recorder)
        return recorder.schema
    }

    private func add(
        _ key: YAMLKey, _ node: SchemaNode, _ meaning: String, isRequired: Bool = false
    ) {
        schema.keys.append(
            ObjectSchema.Key(
                name: key.name, node: node, meaning: meaning, isRequired: isRequired))
    }

    func value<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> Value? {
        add(key, .text(format.grammar), meaning)
        return nil
    }

    func requiredValue<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> Value? {
        add(key, .text(format.grammar), meaning, isRequired: true)
        return nil
    }

    func source(_ key: YAMLKey, _ format: ValueFormat<String>, _ meaning: String) -> SourceText? {
        add(key, .text(format.grammar), meaning)
        return nil
    }

    func requiredSource(
        _ key: YAMLKey, _ format: ValueFormat<String>, _ meaning: String
    ) -> SourceText? {
        add(key, .text(format.grammar), meaning, isRequired: true)
        return nil
    }

    func elements<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> [(value: Value, position: Position)] {
        add(key, .list(.text(format.grammar)), meaning)
        return []
    }

    func flag(_ key: YAMLKey, _ meaning: String) -> Bool? {
        add(key, .flag, meaning)
        return nil
    }

    func pairs<Name, Value>(
        _ key: YAMLKey, _ name: ValueFormat<Name>, _ value: ValueFormat<Value>, _ meaning: String
    ) -> [(name: Name, value: Value)] {
        add(key, .pairs(name.grammar, value.grammar), meaning)
        return []
    }

    func group<Value>(
        _ key: YAMLKey, _ meaning: String, _ read: (SchemaRecorder) -> Value?
    ) -> Value? {
        add(key, .group(Self.schema { _ = read($0) }), meaning)
        return nil
    }

    func groups<Value>(
        _ key: YAMLKey, _ meaning: String, _ read: (SchemaRecorder) -> Value?
    ) -> [Value] {
        add(key, .list(.group(Self.schema { _ = read($0) })), meaning)
        return []
    }

    func requireOne(of keys: [YAMLKey], _ message: String) {
        schema.alternatives.append(keys.map(\.name))
    }

    // MARK: Nothing is read, so nothing is wrong

    func has(_ key: YAMLKey) -> Bool { false }
    func isWrong(_ key: YAMLKey) -> Bool { false }
    func position(of key: YAMLKey) -> Position { .start }
    func error(_ key: YAMLKey, _ message: String) {}
    func error(_ key: YAMLKey, at position: Position, _ message: String) {}
    func warning(_ key: YAMLKey, _ message: String) {}
}
