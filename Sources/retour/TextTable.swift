internal import Diagnostics
internal import Foundation
internal import JSON

/// Records with the same fields, as columns for people or as JSON for programs.
struct TextTable: CustomStringConvertible {
    typealias Record = [(field: String, value: JSONValue)]

    private let records: [Record]

    init(_ records: [Record]) {
        self.records = records
    }

    /// A line with the fields' names, then one line for each record; columns are two spaces apart.
    var description: String {
        guard let first = records.first else { return "none" }
        let lines =
            [first.map { $0.field.uppercased() }] + records.map { $0.map { Self.cell($0.value) } }
        let widths = first.indices.map { column in
            lines.map { $0[column].count }.max() ?? 0
        }
        return lines.map { line in
            let cells = zip(line, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            return cells.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }

    /// An array of objects.
    var json: JSONValue {
        .array(
            records.map { record in .object(record.map { JSONValue.Member($0.field, $0.value) }) })
    }

    private static func cell(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let isTrue): isTrue ? "yes" : "no"
        case .number(let number): "\(number)"
        case .string(let text): VisibleText.line(text)
        case .array(let elements): elements.map(cell).joined(separator: " ")
        case .object(let members):
            members.map { "\($0.name)=\(cell($0.value))" }.joined(separator: " ")
        }
    }
}
