/// A line of the browser's console.
struct ConsoleMessage: Decodable, Equatable {
    /// The driver's names for the console's levels.
    enum Level: String, Decodable {
        case error = "SEVERE"
        case warning = "WARNING"
        case info = "INFO"
        case debug = "DEBUG"
    }

    let level: Level
    /// Who speaks: `security` for a Content Security Policy, `network`, `javascript`,
    /// `console-api` for the page's own `console.log`.
    let source: String
    /// The page's address, a position, and the text.
    let text: String

    enum CodingKeys: String, CodingKey {
        case level, source
        case text = "message"
    }
}

extension ConsoleMessage: CustomStringConvertible {
    var description: String { "\(level) (\(source)): \(text)" }
}
