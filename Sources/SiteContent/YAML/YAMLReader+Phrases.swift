internal import Diagnostics
internal import SourceFiles

extension YAMLReader {
    /// The texts under all keys that nothing has declared so far, by name: `group: {key: text}` is
    /// the phrase `group-key`.
    func phrases() -> [String: SourceText] {
        var result: [String: SourceText] = [:]
        for entry in undeclared {
            let key = YAMLKey(entry.key)
            if case .mapping = entry.value.content {
                let inner = group(key, "") { $0.phrases() } ?? [:]
                result.merge(inner.map { ("\(entry.key)-\($0.key)", $0.value) }) { first, _ in first
                }
            } else {
                result[entry.key] = requiredSource(key, .text, "")
            }
        }
        return result
    }

    /// The schema of a file with the same phrases.
    func phraseSchema() -> ObjectSchema {
        var schema = ObjectSchema()
        for entry in undeclared {
            let key = YAMLKey(entry.key)
            let node: SchemaNode =
                if case .mapping = entry.value.content {
                    .group(group(key, "") { $0.phraseSchema() } ?? ObjectSchema())
                } else {
                    .text(ValueFormat.text.grammar)
                }
            schema.keys.append(
                ObjectSchema.Key(name: entry.key, node: node, meaning: nil, isRequired: true))
        }
        return schema
    }
}
