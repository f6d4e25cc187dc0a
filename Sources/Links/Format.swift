/// The formats every page comes in.
package enum Format: String, Sendable, CaseIterable {
    case html
    case text
    case json

    package var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .text: "text/plain; charset=utf-8"
        case .json: "application/json"
        }
    }

    /// The extension of a page's path that asks for this format, without a dot.
    package var pathExtension: String {
        switch self {
        case .html: "html"
        case .text: "txt"
        case .json: "json"
        }
    }
}
