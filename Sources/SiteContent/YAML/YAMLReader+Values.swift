internal import Diagnostics
internal import SourceFiles

extension YAMLReader: YAMLMapping {
    func value<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> Value? {
        node(key).flatMap { parsed($0, of: key, format) }
    }

    func requiredValue<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> Value? {
        guard let node = node(key) else {
            error(key, "'\(key.name)' is missing")
            return nil
        }
        return parsed(node, of: key, format)
    }

    func source(
        _ key: YAMLKey, _ format: ValueFormat<String>, _ meaning: String
    ) -> SourceText? {
        sourceText(key, value(key, format, meaning))
    }

    func requiredSource(
        _ key: YAMLKey, _ format: ValueFormat<String>, _ meaning: String
    ) -> SourceText? {
        sourceText(key, requiredValue(key, format, meaning))
    }

    private func sourceText(_ key: YAMLKey, _ text: String?) -> SourceText? {
        guard let text, let entry = entry(key) else { return nil }
        return SourceText(
            text: text, path: path, origin: entry.value.textOrigin, notation: entry.value.notation)
    }

    func elements<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> [(value: Value, position: Position)] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let elements) = node.content else {
            error(key, "'\(key.name)' must be a list: [a, b]")
            return []
        }
        return elements.compactMap { element in
            parsed(element, of: key, format).map { ($0, element.position) }
        }
    }

    func flag(_ key: YAMLKey, _ meaning: String) -> Bool? {
        let format = ValueFormat(TextGrammar("'true' or 'false'")) { text in
            ["true": true, "false": false][text]
        }
        return value(key, format, meaning)
    }

    func pairs<Name, Value>(
        _ key: YAMLKey, _ name: ValueFormat<Name>, _ value: ValueFormat<Value>, _ meaning: String
    ) -> [(name: Name, value: Value)] {
        guard let entries = entries(of: key) else { return [] }
        return entries.compactMap { entry in
            let value = parsed(entry.value, of: key, value)
            guard let name = name.parse(entry.key) else {
                error(key, at: entry.position, name.problem(with: entry.key))
                return nil
            }
            return value.map { (name, $0) }
        }
    }

    func group<Value>(
        _ key: YAMLKey, _ meaning: String, _ read: (YAMLReader) -> Value?
    ) -> Value? {
        guard let entries = entries(of: key) else { return nil }
        return readNested(entries, at: position(of: key), read)
    }

    func groups<Value>(
        _ key: YAMLKey, _ meaning: String, _ read: (YAMLReader) -> Value?
    ) -> [Value] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let elements) = node.content else {
            error(key, "'\(key.name)' must be a list of '- key: value' lines")
            return []
        }
        return elements.compactMap { element in
            guard case .mapping(let entries) = element.content else {
                error(key, at: element.position, "this must be a group of 'key: value' lines")
                return nil
            }
            return readNested(entries, at: element.position, read)
        }
    }

    func requireOne(of keys: [YAMLKey], _ message: String) {
        if let first = keys.first, !keys.contains(where: has) { error(first, message) }
    }

    // MARK: Nodes

    func parsed<Value>(
        _ node: YAMLNode, of key: YAMLKey, _ format: ValueFormat<Value>
    ) -> Value? {
        guard let text = node.text else {
            error(key, at: node.position, "this must be a text, not a list or a group of lines")
            return nil
        }
        guard !text.isEmpty else {
            error(key, at: node.position, "'\(key.name)' is empty")
            return nil
        }
        let value = format.parse(text)
        if value == nil { error(key, at: node.position, format.problem(with: text)) }
        return value
    }

    private func entries(of key: YAMLKey) -> [YAMLNode.Entry]? {
        guard let node = node(key) else { return nil }
        guard case .mapping(let entries) = node.content else {
            error(key, "'\(key.name)' must be a group of 'key: value' lines")
            return nil
        }
        return entries
    }
}
