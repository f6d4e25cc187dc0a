internal import Foundation

/// Records with the same fields, as columns for people or as JSON for programs.
struct TextTable: CustomStringConvertible {
    typealias Record = [(field: String, value: String)]

    private let records: [Record]

    init(_ records: [Record]) {
        self.records = records
    }

    /// A line with the fields' names, then one for each record; columns are two spaces apart.
    var description: String {
        guard let first = records.first else { return "none" }
        let lines = [first.map { $0.field.uppercased() }] + records.map { $0.map(\.value) }
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
    func json() throws -> String {
        let objects = records.map { record in
            Dictionary(record.map { ($0.field, $0.value) }, uniquingKeysWith: { $1 })
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(objects), as: UTF8.self)
    }
}
