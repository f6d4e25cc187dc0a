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

    /// The schema of a file with the same phrases in the same groups, and with all of `required`.
    func phraseSchema(_ required: [RequiredPhrase]) -> ObjectSchema {
        let groups = undeclared.filter { $0.value.isMapping }.map(\.key)
        var (own, grouped): ([RequiredPhrase], [String: [RequiredPhrase]]) = ([], [:])
        for phrase in required {
            let group = has(YAMLKey(phrase.name)) ? nil : phrase.group(among: groups)
            if let group {
                grouped[group, default: []].append(phrase.inside(group))
            } else {
                own.append(phrase)
            }
        }
        var schema = ObjectSchema()
        for entry in undeclared {
            let meaning = own.first { $0.name == entry.key }?.meaning
            let required = grouped[entry.key] ?? []
            let node: SchemaNode =
                entry.value.isMapping
                ? .group(
                    group(YAMLKey(entry.key), "") { $0.phraseSchema(required) } ?? ObjectSchema())
                : .text(ValueFormat.text.grammar)
            schema.add(entry.key, node, meaning)
        }
        for phrase in own where !has(YAMLKey(phrase.name)) {
            schema.add(phrase.name, .text(ValueFormat.text.grammar), phrase.meaning)
        }
        return schema
    }
}

extension ObjectSchema {
    fileprivate mutating func add(_ name: String, _ node: SchemaNode, _ meaning: String?) {
        keys.append(Key(name: name, node: node, meaning: meaning, isRequired: true))
    }
}

extension RequiredPhrase {
    /// The group that has the phrase: the one with the longest name, if several could.
    fileprivate func group(among groups: [String]) -> String? {
        groups.filter { name.hasPrefix($0 + "-") }.max { $0.count < $1.count }
    }

    /// The phrase by its key in a group.
    fileprivate func inside(_ group: String) -> RequiredPhrase {
        RequiredPhrase(name: String(name.dropFirst(group.count + 1)), meaning: meaning)
    }
}

extension YAMLNode {
    fileprivate var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }
}
