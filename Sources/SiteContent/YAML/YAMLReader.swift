internal import Diagnostics
internal import SourceFiles

/// Reads the values of a mapping, and reports those that are wrong and keys that nobody declared.
final class YAMLReader {
    let path: String
    let reporter: Reporter
    /// Where the mapping begins.
    private let start: Position
    private let entries: [YAMLNode.Entry]
    private let entriesByKey: [String: YAMLNode.Entry]
    /// How many unknown keys of a mapping are named.
    private static let maximumUnknownKeys = 20
    /// In the order in which they were declared.
    private var declared: [YAMLKey] = []
    private var declaredKeys: Set<YAMLKey> = []
    private var wrong: Set<YAMLKey> = []

    private init(
        _ entries: [YAMLNode.Entry], at start: Position, path: String, reporter: Reporter
    ) {
        self.path = path
        self.reporter = reporter
        self.start = start
        self.entries = entries
        entriesByKey = Dictionary(
            entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What `body` makes of a YAML file, or of a front matter that begins after `precedingLines`
    /// lines. Reports what is wrong, and every key that `body` does not declare.
    /// - Returns: `nil` if the text is not a YAML mapping, or if `body` returns `nil`.
    static func read<Value>(
        _ text: String, path: String, precedingLines: Int = 0, reporter: Reporter,
        _ body: (YAMLReader) -> Value?
    ) -> Value? {
        let start = Position(line: precedingLines + 1, column: 1)
        if let line = longLine(in: text) {
            reporter.error(
                path, Position(line: line + precedingLines, column: 1),
                "the line has more than 10,000 bytes; write it as several lines")
            return nil
        }
        do {
            let root = try YAMLNode(text, precedingLines: precedingLines)
            switch root?.content {
            case .mapping(let entries):
                return YAMLReader(entries, at: start, path: path, reporter: reporter).read(body)
            case nil:
                return YAMLReader([], at: start, path: path, reporter: reporter).read(body)
            case .scalar, .sequence:
                reporter.error(path, start, "the file must consist of 'key: value' lines")
                return nil
            }
        } catch {
            for mistake in YAMLMistake.all(of: error, in: text, isFrontMatter: precedingLines > 0) {
                let place = mistake.position
                reporter.error(
                    path, Position(line: place.line + precedingLines, column: place.column),
                    mistake.message)
            }
            return nil
        }
    }

    /// The first line, from 1, in which finding the places of many values would take too long.
    private static func longLine(in text: String) -> Int? {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .firstIndex { $0.count > 10_000 }.map { $0 + 1 }
    }

    private func read<Value>(_ body: (YAMLReader) -> Value?) -> Value? {
        let value = body(self)
        let known = declared.map(\.name)
        let unknown = undeclared
        for entry in unknown.prefix(Self.maximumUnknownKeys) {
            let suggestion = Suggestion.clause(for: entry.key, among: known)
            let list = suggestion.isEmpty ? "; known keys: \(known.joined(separator: ", "))" : ""
            reporter.error(
                path, entry.position, "unknown key '\(entry.key)'\(suggestion)\(list)")
        }
        if unknown.count > Self.maximumUnknownKeys {
            let count = unknown.count - Self.maximumUnknownKeys
            reporter.error(
                path, unknown[Self.maximumUnknownKeys].position, "and \(count) more unknown keys")
        }
        return value
    }

    // MARK: What extensions read with

    /// The value of a key, which counts as declared from now on.
    func node(_ key: YAMLKey) -> YAMLNode? {
        if declaredKeys.insert(key).inserted { declared.append(key) }
        return entry(key)?.value
    }

    func entry(_ key: YAMLKey) -> YAMLNode.Entry? {
        entriesByKey[key.name]
    }

    /// The entries that nothing has declared so far.
    var undeclared: [YAMLNode.Entry] {
        let known = Set(declared.map(\.name))
        return entries.filter { !known.contains($0.key) }
    }

    func readNested<Value>(
        _ entries: [YAMLNode.Entry], at position: Position, _ body: (YAMLReader) -> Value?
    ) -> Value? {
        YAMLReader(entries, at: position, path: path, reporter: reporter).read(body)
    }

    func error(_ key: YAMLKey, at position: Position, _ message: String) {
        wrong.insert(key)
        reporter.error(path, position, message)
    }

    // MARK: Checks of what was read

    func has(_ key: YAMLKey) -> Bool { entry(key) != nil }

    func isWrong(_ key: YAMLKey) -> Bool { wrong.contains(key) }

    func position(of key: YAMLKey) -> Position {
        entry(key)?.value.position ?? start
    }

    func error(_ key: YAMLKey, _ message: String) {
        error(key, at: position(of: key), message)
    }

    func warning(_ key: YAMLKey, _ message: String) {
        reporter.warning(path, position(of: key), message)
    }
}
