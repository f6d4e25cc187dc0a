import Foundation

/// A message of the Nu HTML checker. It prints as one line, like a compiler's.
struct NuMessage: Equatable {
    enum Severity: String {
        case error, warning, note
    }

    let severity: Severity
    /// The file's path.
    let file: String
    /// Where what the message speaks of ends; nil when it is about the whole file.
    let line: Int?
    let column: Int?
    let text: String
}

extension NuMessage: Decodable {
    private enum CodingKeys: String, CodingKey {
        case type, subType, url, lastLine, lastColumn, message
    }

    /// Reads the checker's format: a warning is an `info` of subtype `warning`, and a file that
    /// could not be read (`non-document-error`) is an error.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let subtype = try fields.decodeIfPresent(String.self, forKey: .subType)
        severity =
            switch (try fields.decode(String.self, forKey: .type), subtype) {
            case ("info", "warning"): .warning
            case ("info", _): .note
            default: .error
            }
        let url = try fields.decodeIfPresent(String.self, forKey: .url) ?? ""
        file = URL(string: url)?.path(percentEncoded: false) ?? url
        line = try fields.decodeIfPresent(Int.self, forKey: .lastLine)
        column = try fields.decodeIfPresent(Int.self, forKey: .lastColumn)
        text = try fields.decode(String.self, forKey: .message)
    }
}

extension NuMessage: CustomStringConvertible {
    var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
        return "\(place.joined(separator: ":")): \(severity): \(text)"
    }
}
