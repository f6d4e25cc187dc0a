/// A statement of an access control list of Exim (Exim specification, "Access control lists").
package struct EximStatement: Sendable {
    package enum Verb: String, Sendable {
        case accept
        case `defer`
        case deny
        case discard
        case drop
        case require
        case warn

        /// Whether the statement refuses what its conditions are true for.
        package var refuses: Bool { self == .deny || self == .drop || self == .defer }
    }

    /// A condition or a modifier: `dnslists = …`, `message = …`.
    package struct Item: Sendable {
        package let name: String
        /// Whether `!` precedes the name: the condition is true if it would be false.
        package let isNegated: Bool
        package let value: PlacedText
        package let place: Place
    }

    package let verb: Verb
    package let place: Place
    package internal(set) var items: [Item] = []

    /// The statements of a configuration, or of a part of one.
    /// - Parameter read: a file that the configuration includes; `nil` if it cannot be read.
    package static func all(
        in file: ConfigurationText, read: @escaping (String) -> ConfigurationText? = { _ in nil }
    ) -> [EximStatement] {
        var statements: [EximStatement] = []
        var isInside = false
        for line in EximLines(file, read: read).lines {
            guard let place = line.place else { continue }
            let word = line[..<wordLength(line)].string
            let rest = line[word.utf8.count...].trimmed
            if let verb = Verb(rawValue: word), rest.first != UInt8(ascii: "=") {
                statements.append(EximStatement(verb: verb, place: place))
                isInside = true
                if let item = Item(rest) { statements[statements.count - 1].items.append(item) }
            } else if word == "begin" || isLabel(line) {
                isInside = false
            } else if isInside, let item = Item(line) {
                statements[statements.count - 1].items.append(item)
            }
        }
        return statements
    }

    private static func wordLength(_ line: PlacedText) -> Int {
        line.bytes.prefix { ASCIIName.contains($0.value) }.count
    }

    /// `acl_check_rcpt:` begins another list.
    private static func isLabel(_ line: PlacedText) -> Bool {
        let length = wordLength(line)
        return length > 0 && line[length...].trimmed.string == ":"
    }
}

extension EximStatement.Item {
    /// `nil` for text without a name and an equals sign.
    fileprivate init?(_ text: PlacedText) {
        let isNegated = text.first == UInt8(ascii: "!")
        let line = isNegated ? text[1...].trimmed : text
        guard let place = text.place, let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
            return nil
        }
        let words = line[..<equals].split { PlacedText.isBlank($0) }.map(\.string)
        // `set acl_m_name = value` gives a variable its value.
        guard let name = words.first, name.utf8.allSatisfy(ASCIIName.contains),
            words.count == 1 || name == "set"
        else { return nil }
        self.init(
            name: name, isNegated: isNegated, value: line[(equals + 1)...].trimmed, place: place)
    }
}
