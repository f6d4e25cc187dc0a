internal import Diagnostics

/// What an editor did wrong where the parser gave up: its words name rules of YAML, and often the
/// line after the mistake.
struct YAMLMistake {
    let position: Position
    /// What is wrong and, after a semicolon, what to do.
    let message: String
}
