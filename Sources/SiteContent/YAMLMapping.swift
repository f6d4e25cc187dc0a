internal import Diagnostics
internal import SourceFiles
internal import Yams

/// A YAML mapping that is read key by key; what nobody asked for is reported as unknown.
///
/// The only file that knows Yams. A wrong value is reported where it stands and reads as `nil`.
final class YAMLMapping {
    let path: String
    /// Where the mapping begins.
    let position: Position
    private let entries: [(key: String, position: Position, node: Node)]
    private let lineOffset: Int
    private let reporter: Reporter
    private var asked: [String] = []
    /// What was asked for, where that alone is of interest.
    private(set) var recorded: ObjectSchema?

    /// Reads a whole YAML file, or a front matter that begins after `lineOffset` lines.
    ///
    /// Reports what is no YAML or no mapping, and gives `nil` then.
    init?(yaml: String, path: String, lineOffset: Int = 0, reporter: Reporter) {
        self.path = path
        self.lineOffset = lineOffset
        self.reporter = reporter
        position = Position(line: lineOffset + 1, column: 1)
        do {
            guard let node = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else {
                entries = []
                return
            }
            guard case .mapping(let mapping) = node else {
                reporter.error(path, position, "this is not a list of 'key: value' lines")
                return nil
            }
            entries = Self.entries(of: mapping, lineOffset: lineOffset)
        } catch {
            let (position, problem) = Self.explanation(of: error, lineOffset: lineOffset)
            reporter.error(path, position, problem)
            return nil
        }
    }

    private init(_ mapping: Node.Mapping, of parent: YAMLMapping, position: Position) {
        path = parent.path
        lineOffset = parent.lineOffset
        reporter = parent.reporter
        self.position = position
        entries = Self.entries(of: mapping, lineOffset: parent.lineOffset)
    }

    /// A mapping without any key that notes what it is asked for.
    init(recordingFor path: String) {
        self.path = path
        position = .start
        entries = []
        lineOffset = 0
        reporter = Reporter()
        recorded = ObjectSchema()
    }

    /// Says what keys mean, for the schemas that editing programs read.
    func explain(_ meanings: @autoclosure () -> [String: String]) {
        recorded?.meanings.merge(meanings()) { _, new in new }
    }

    /// Reports the keys that nobody asked for. To be called when all is read.
    func finish() {
        for entry in entries where !asked.contains(entry.key) {
            let suggestion = Suggestion.clause(for: entry.key, among: asked)
            let known = suggestion.isEmpty ? "; known are: \(asked.joined(separator: ", "))" : ""
            reporter.error(
                path, entry.position, "unknown key '\(entry.key)'\(suggestion)\(known)")
        }
    }

    /// The keys, in the order of the file.
    var keys: [String] { entries.map(\.key) }

    func has(_ key: String) -> Bool {
        entry(key) != nil
    }

    /// Where the value of a key stands, or the mapping itself if there is none.
    func position(of key: String) -> Position {
        entry(key).map { place(of: $0.node) ?? $0.position } ?? position
    }

    /// Reports a problem with the value of a key.
    func error(_ key: String, _ message: String) {
        reporter.error(path, position(of: key), message)
    }

    /// Reports something about the value of a key that may be meant so.
    func warning(_ key: String, _ message: String) {
        reporter.warning(path, position(of: key), message)
    }

    /// Reports with `message` that none of these keys is there.
    func requireOne(of names: [String], _ message: String) {
        recorded?.addAlternatives(names)
        if let first = names.first, !names.contains(where: has) { error(first, message) }
    }

    // MARK: Values

    func text(_ key: String) -> String? {
        scalar(key, nil)
    }

    func requiredText(_ key: String) -> String? {
        requiredScalar(key, nil)
    }

    /// A text with the place where it begins, for texts that may hold variables.
    func source(_ key: String) -> SourceText? {
        guard let text = text(key), let entry = entry(key) else { return nil }
        var origin = place(of: entry.node) ?? entry.position
        if case .scalar(let scalar) = entry.node {
            switch scalar.style {
            case .singleQuoted, .doubleQuoted:
                origin = Position(line: origin.line, column: origin.column + 1)
            case .folded, .literal: origin = Position(line: origin.line + 1, column: 1)
            case .any, .plain: break
            }
        }
        return SourceText(text: text, path: path, origin: origin)
    }

    /// The value of a key, made by `parse`; `expected` says what it should have been.
    func value<Value>(
        _ key: String, _ expected: ValueFormat, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = scalar(key, expected) else { return nil }
        return parsed(text, at: key, expected, parse)
    }

    /// Like `value`, and reports a missing key.
    func requiredValue<Value>(
        _ key: String, _ expected: ValueFormat, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = requiredScalar(key, expected) else { return nil }
        return parsed(text, at: key, expected, parse)
    }

    private func parsed<Value>(
        _ text: String, at key: String, _ expected: ValueFormat, _ parse: (String) -> Value?
    ) -> Value? {
        let value = parse(text)
        if value == nil { error(key, "\(Self.quoted(text)) is not \(expected.description)") }
        return value
    }

    /// The elements of a list, or nothing if the key is missing.
    func values<Value>(
        _ key: String, _ expected: ValueFormat, _ parse: (String) -> Value?
    ) -> [Value] {
        guard let node = node(key, .list(.text(expected))) else { return [] }
        guard case .sequence(let sequence) = node else {
            error(key, "'\(key)' must be a list: [a, b]")
            return []
        }
        return sequence.compactMap { element in
            let value = scalar(element).flatMap(parse)
            if value == nil {
                let spelled = scalar(element).map(Self.quoted) ?? "this"
                reporter.error(
                    path, place(of: element) ?? position(of: key),
                    "\(spelled) is not \(expected.description)")
            }
            return value
        }
    }

    func flag(_ key: String) -> Bool? {
        guard let node = node(key, .flag) else { return nil }
        guard let value = ["true": true, "false": false][scalar(node) ?? ""] else {
            error(key, "'\(scalar(node) ?? key)' is not 'true' or 'false'")
            return nil
        }
        return value
    }

    func mapping(_ key: String) -> YAMLMapping? {
        if let recorded {
            let inner = YAMLMapping(recordingFor: path)
            if let shape = inner.recorded { recorded.add(key, .group(shape), isRequired: false) }
            return inner
        }
        guard let node = node(key) else { return nil }
        guard case .mapping(let mapping) = node else {
            error(key, "'\(key)' must be a group of 'key: value' lines")
            return nil
        }
        return YAMLMapping(mapping, of: self, position: position(of: key))
    }

    /// The mappings in a list, or nothing if the key is missing.
    func mappings(_ key: String) -> [YAMLMapping] {
        if let recorded {
            let inner = YAMLMapping(recordingFor: path)
            if let shape = inner.recorded {
                recorded.add(key, .list(.group(shape)), isRequired: false)
            }
            return [inner]
        }
        guard let node = node(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            error(key, "'\(key)' must be a list of '- key: value' lines")
            return []
        }
        return sequence.compactMap { element in
            let place = place(of: element) ?? position(of: key)
            guard case .mapping(let mapping) = element else {
                reporter.error(path, place, "this must be a group of 'key: value' lines")
                return nil
            }
            return YAMLMapping(mapping, of: self, position: place)
        }
    }

    /// A mapping whose keys are values too: each pair, in the order of the file. A wrong key or
    /// value is reported and left out.
    func pairs<Name, Value>(
        _ key: String, _ expectedName: ValueFormat, _ parseName: (String) -> Name?,
        _ expectedValue: ValueFormat, _ parseValue: (String) -> Value?
    ) -> [(name: Name, value: Value)] {
        if let recorded {
            recorded.add(key, .pairs(expectedName, expectedValue), isRequired: false)
            return []
        }
        guard let mapping = mapping(key) else { return [] }
        return mapping.keys.compactMap { text in
            let value = mapping.requiredValue(text, expectedValue, parseValue)
            guard let name = parseName(text) else {
                mapping.error(text, "\(Self.quoted(text)) is not \(expectedName.description)")
                return nil
            }
            return value.map { (name, $0) }
        }
    }

    /// Whether the value of a key is itself a mapping.
    func isMapping(_ key: String) -> Bool {
        if case .mapping? = entry(key)?.node { true } else { false }
    }

    // MARK: Nodes

    /// A value in a message, which is one line: control characters are written as escapes.
    private static func quoted(_ text: String) -> String {
        let characters = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
            default: String(scalar)
            }
        }
        return "'\(characters.joined())'"
    }

    private func scalar(_ key: String, _ expected: ValueFormat?) -> String? {
        guard let node = node(key, .text(expected)) else { return nil }
        guard let string = scalar(node) else {
            error(key, "'\(key)' must be a text")
            return nil
        }
        return string
    }

    private func requiredScalar(_ key: String, _ expected: ValueFormat?) -> String? {
        recorded?.add(key, .text(expected), isRequired: true)
        guard has(key) else {
            asked.append(key)
            reporter.error(path, position, "'\(key)' is missing")
            return nil
        }
        let text = scalar(key, expected)
        if text?.isEmpty == true {
            error(key, "'\(key)' is empty")
            return nil
        }
        return text
    }

    private func entry(_ key: String) -> (key: String, position: Position, node: Node)? {
        entries.first { $0.key == key }
    }

    private func node(_ key: String, _ shape: @autoclosure () -> SchemaNode? = nil) -> Node? {
        if let recorded, let shape = shape() { recorded.add(key, shape, isRequired: false) }
        if !asked.contains(key) { asked.append(key) }
        return entry(key)?.node
    }

    private func scalar(_ node: Node) -> String? {
        if case .scalar(let scalar) = node { scalar.string } else { nil }
    }

    private func place(of node: Node) -> Position? {
        node.mark.map { Position(line: $0.line + lineOffset, column: $0.column) }
    }

    private static func entries(
        of mapping: Node.Mapping, lineOffset: Int
    ) -> [(key: String, position: Position, node: Node)] {
        mapping.map { key, value in
            let mark = key.mark
            let position = Position(
                line: (mark?.line ?? 1) + lineOffset, column: mark?.column ?? 1)
            return (key.string ?? "", position, value)
        }
    }

    private static func explanation(
        of error: any Error, lineOffset: Int
    ) -> (Position, String) {
        let start = Position(line: lineOffset + 1, column: 1)
        guard let error = error as? YamlError else { return (start, "bad YAML: \(error)") }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return (
                Position(line: mark.line + lineOffset, column: mark.column), "bad YAML: \(problem)"
            )
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "'\($0)'" }.sorted().joined(separator: ", ")
            return (
                Position(line: context.mark.line + lineOffset, column: context.mark.column),
                "the key \(names) stands twice"
            )
        default: return (start, "bad YAML: \(error)")
        }
    }
}
