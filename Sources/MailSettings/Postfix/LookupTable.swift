/// A lookup table that a Postfix configuration names, such as `texthash:/etc/postfix/access`.
package struct LookupTable: Sendable {
    /// A line of the table.
    package struct Entry: Sendable {
        /// What is looked up: a key, a network, or a regular expression with its slashes and flags.
        package let pattern: PlacedText
        package let value: PlacedText
    }

    package let type: String
    /// The file, or the text of an inline table.
    package let name: String
    package let place: Place
    /// `nil` for a table without a text, such as a database, and one whose text cannot be read.
    package let entries: [Entry]?

    /// Whether it is made of a text file.
    package var hasFile: Bool { Self.fileTypes.contains(type) }

    /// The types of tables whose file is, or lies next to, the text that it is made of.
    private static let fileTypes: Set = [
        "texthash", "hash", "btree", "lmdb", "cdb", "dbm", "sdbm", "regexp", "pcre", "cidr",
    ]

    /// The tables of a value, whose parameters are filled in.
    static func all(
        in elements: [PlacedText], _ settings: PostfixSettings,
        read: (String) -> ConfigurationText?
    ) -> [LookupTable] {
        elements.flatMap { element -> [LookupTable] in
            guard let place = element.place else { return [] }
            var type = settings.text("default_database_type") ?? "hash"
            var name = element
            var isTyped = false
            while let colon = name.firstIndex(of: UInt8(ascii: ":")), !isTyped {
                let prefix = name[..<colon].string
                guard !prefix.contains("/"), !prefix.contains("{") else { break }
                name = name[(colon + 1)...]
                // These two pass a query on to another table.
                isTyped = prefix != "proxy" && prefix != "maybe"
                if isTyped { type = prefix }
            }
            let content = Self.content(name)
            switch type {
            case "unionmap", "pipemap":
                return all(in: PostfixSettings.elements(content), settings, read: read)
            case "inline":
                return [
                    LookupTable(
                        type: type, name: content.string, place: place,
                        entries: inlineEntries(content))
                ]
            case "static":
                let entry = Entry(pattern: PlacedText(), value: content)
                return [
                    LookupTable(type: type, name: content.string, place: place, entries: [entry])
                ]
            default:
                let text = fileTypes.contains(type) ? read(name.string) : nil
                return [
                    LookupTable(
                        type: type, name: name.string, place: place,
                        entries: text.map {
                            fileEntries($0, isPattern: ["regexp", "pcre"].contains(type))
                        })
                ]
            }
        }
    }

    /// Without the braces around it.
    private static func content(_ text: PlacedText) -> PlacedText {
        guard text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else { return text }
        return text[1..<(text.count - 1)].trimmed
    }

    /// `key = value` or `{ key = value with spaces }`, separated by commas or white space.
    private static func inlineEntries(_ text: PlacedText) -> [Entry] {
        PostfixSettings.elements(text).compactMap { element in
            let pair = content(element)
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return Entry(
                pattern: pair[..<equals].trimmed, value: pair[(equals + 1)...].trimmed)
        }
    }

    /// `key value`, or `/pattern/flags value`; `if` and `endif` are not entries.
    private static func fileEntries(_ text: ConfigurationText, isPattern: Bool) -> [Entry] {
        PostfixLines.all(in: text).compactMap { line in
            if isPattern, isCondition(line) { return nil }
            let length = isPattern ? patternLength(line) : keyLength(line)
            guard length > 0 else { return nil }
            return Entry(pattern: line[..<length], value: line[length...].trimmed)
        }
    }

    private static func isCondition(_ line: PlacedText) -> Bool {
        line.has("endif", at: 0)
            || line.has("if", at: 0) && line.count > 2
                && (PlacedText.isBlank(line[2]) || line[2] == UInt8(ascii: "!")
                    || line[2] == UInt8(ascii: "/"))
    }

    private static func keyLength(_ line: PlacedText) -> Int {
        line.bytes.prefix { !PlacedText.isBlank($0.value) }.count
    }

    /// The delimiter may be any character, and a backslash before it is part of the pattern.
    private static func patternLength(_ line: PlacedText) -> Int {
        var start = 0
        while start < line.count,
            PlacedText.isBlank(line[start]) || line[start] == UInt8(ascii: "!")
        {
            start += 1
        }
        guard start < line.count else { return 0 }
        let delimiter = line[start]
        var index = start + 1
        while index < line.count, line[index] != delimiter {
            index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < line.count else { return 0 }
        return line.bytes[index...].firstIndex { PlacedText.isBlank($0.value) } ?? line.count
    }
}
