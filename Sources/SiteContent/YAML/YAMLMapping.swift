internal import Diagnostics
internal import SourceFiles

/// A mapping of a YAML file, as a function that reads it sees it.
///
/// The function declares each key where it reads it, with its format and its meaning. `YAMLReader`
/// gives it the values of a file and reports what is wrong with them; `SchemaRecorder` gives it
/// nothing and notes the declarations for a schema.
protocol YAMLMapping: SendableMetatype {
    /// The value of a key; `nil` if the key is missing or its value is wrong.
    func value<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> Value?

    /// Like `value`, for a key that must be present.
    func requiredValue<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> Value?

    /// A text with its place, for texts that may have variables.
    func source(_ key: YAMLKey, _ format: ValueFormat<String>, _ meaning: String) -> SourceText?

    /// Like `source`, for a key that must be present.
    func requiredSource(
        _ key: YAMLKey, _ format: ValueFormat<String>, _ meaning: String
    ) -> SourceText?

    /// The elements of a list that are not wrong, each with its place; none if the key is missing.
    func elements<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> [(value: Value, position: Position)]

    /// `true` or `false`; `nil` if the key is missing.
    func flag(_ key: YAMLKey, _ meaning: String) -> Bool?

    /// A mapping whose keys are values, too: the pairs that are not wrong, in the order of the file.
    func pairs<Name, Value>(
        _ key: YAMLKey, _ name: ValueFormat<Name>, _ value: ValueFormat<Value>, _ meaning: String
    ) -> [(name: Name, value: Value)]

    /// What `read` makes of a nested mapping; `nil` if the key is missing.
    func group<Value>(_ key: YAMLKey, _ meaning: String, _ read: (Self) -> Value?) -> Value?

    /// What `read` makes of each mapping in a list.
    func groups<Value>(_ key: YAMLKey, _ meaning: String, _ read: (Self) -> Value?) -> [Value]

    /// Reports with `message` that none of these keys is present.
    func requireOne(of keys: [YAMLKey], _ message: String)

    // MARK: Checks of what was read

    func has(_ key: YAMLKey) -> Bool

    /// Whether an error in the value of a key was reported.
    func isWrong(_ key: YAMLKey) -> Bool

    /// The place of a key's value, or of the mapping itself if the key is missing.
    func position(of key: YAMLKey) -> Position

    /// Reports a problem with the value of a key.
    func error(_ key: YAMLKey, _ message: String)

    /// Reports a problem with a part of the value of a key.
    func error(_ key: YAMLKey, at position: Position, _ message: String)

    /// Reports something about the value of a key that may be intended.
    func warning(_ key: YAMLKey, _ message: String)
}

extension YAMLMapping {
    /// The elements of a list that are not wrong; none if the key is missing.
    func values<Value>(
        _ key: YAMLKey, _ format: ValueFormat<Value>, _ meaning: String
    ) -> [Value] {
        elements(key, format, meaning).map(\.value)
    }
}
