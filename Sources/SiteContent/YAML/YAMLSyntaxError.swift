internal import Diagnostics

/// Why a text is not YAML, in the parser's words.
struct YAMLSyntaxError: Error {
    let problem: String
    /// Where the parser gave up, in the text.
    let position: Position
    /// Where what it was reading begins.
    let context: Position
    /// The keys that occur more than once.
    let duplicateKeys: [String]

    init(
        _ problem: String, at position: Position, context: Position? = nil,
        duplicateKeys: [String] = []
    ) {
        self.problem = problem
        self.position = position
        self.context = context ?? position
        self.duplicateKeys = duplicateKeys
    }
}
