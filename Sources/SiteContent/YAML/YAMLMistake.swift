internal import Diagnostics

/// What an editor did wrong where the parser gave up: its words name rules of YAML, and often the
/// line after the mistake.
struct YAMLMistake {
    let position: Position
    /// What is wrong and, after a semicolon, what to do.
    let message: String

    /// - Parameters:
    ///   - text: the YAML that the parser rejected.
    ///   - isFrontMatter: whether it is the beginning of a Markdown file.
    static func all(
        of error: YAMLSyntaxError, in text: String, isFrontMatter: Bool
    ) -> [YAMLMistake] {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { YAMLLine(Substring($0)) }
        let finder = YAMLMistakeFinder(lines: lines, error: error, isFrontMatter: isFrontMatter)
        return error.duplicateKeys.isEmpty ? [finder.mistake] : finder.duplicates
    }
}
