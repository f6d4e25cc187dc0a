/// The logical lines of an Exim configuration (Exim specification, "The Exim run time configuration
/// file"): without comments, joined where one ends in a backslash, with macros filled in.
struct EximLines {
    /// In order, none of them empty.
    private(set) var lines: [PlacedText] = []
    private var macros: [(name: String, value: PlacedText)] = []
    /// For each open condition whether its lines count, and whether a part of it has counted.
    private var conditions: [(isTrue: Bool, wasTrue: Bool)] = []
    private let read: (String) -> ConfigurationText?

    /// How deep files may include one another.
    private static let maximumDepth = 20
    /// How many bytes a line may have after macros are filled in.
    private static let maximumLength = 1 << 18

    init(_ file: ConfigurationText, read: @escaping (String) -> ConfigurationText?) {
        self.read = read
        add(file, depth: 0)
    }

    private mutating func add(_ file: ConfigurationText, depth: Int) {
        var pending: PlacedText?
        for line in file.lines {
            let text = line.trimmed
            if text.first == UInt8(ascii: "#") { continue }
            var joined = pending ?? PlacedText()
            joined.append(text)
            if text.last == UInt8(ascii: "\\") {
                pending = joined[..<(joined.count - 1)]
                continue
            }
            pending = nil
            if !joined.isEmpty { add(joined, depth: depth) }
        }
        if let pending, !pending.isEmpty { add(pending, depth: depth) }
    }

    private mutating func add(_ line: PlacedText, depth: Int) {
        if line.first == UInt8(ascii: ".") {
            let words = line.split { PlacedText.isBlank($0) }
            let argument = words.dropFirst().first?.string ?? ""
            if follow(words.first?.string ?? "", argument, depth: depth) { return }
        }
        guard conditions.allSatisfy(\.isTrue) else { return }
        if define(line) { return }
        lines.append(filled(line))
    }

    // MARK: Directives

    /// - Returns: whether it is a directive.
    private mutating func follow(_ directive: String, _ argument: String, depth: Int) -> Bool {
        switch directive {
        case ".ifdef", ".ifndef":
            let isTrue = isDefined(argument) == (directive == ".ifdef")
            conditions.append((isTrue, isTrue))
        case ".elifdef", ".elifndef":
            guard let last = conditions.last else { break }
            let isTrue = !last.wasTrue && isDefined(argument) == (directive == ".elifdef")
            conditions[conditions.count - 1] = (isTrue, last.wasTrue || isTrue)
        case ".else":
            guard let last = conditions.last else { break }
            conditions[conditions.count - 1] = (!last.wasTrue, true)
        case ".endif":
            _ = conditions.popLast()
        case ".include", ".include_if_exists":
            guard depth < Self.maximumDepth, conditions.allSatisfy(\.isTrue),
                let file = read(filled(argument))
            else { break }
            add(file, depth: depth + 1)
        default: return false
        }
        return true
    }

    private func isDefined(_ name: String) -> Bool {
        macros.contains { $0.name == name }
    }

    // MARK: Macros

    /// - Returns: whether the line defines a macro: `NAME = value`, or `NAME == value` for one that
    ///   has a value already.
    private mutating func define(_ line: PlacedText) -> Bool {
        guard let first = line.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
            let equals = line.firstIndex(of: UInt8(ascii: "=")),
            case let name = line[..<equals].trimmed.string,
            name.utf8.allSatisfy(Self.isInName)
        else { return false }
        let isAgain = equals + 1 < line.count && line[equals + 1] == UInt8(ascii: "=")
        let value = filled(line[(equals + (isAgain ? 2 : 1))...].trimmed)
        if let index = macros.firstIndex(where: { $0.name == name }) {
            macros[index].value = value
        } else {
            macros.append((name, value))
        }
        return true
    }

    private static func isInName(_ byte: UInt8) -> Bool {
        ASCIIName.contains(byte)
    }

    /// The text with the values of macros, whose names may be parts of words.
    private func filled(_ line: PlacedText) -> PlacedText {
        var line = line
        for macro in macros {
            let name = Array(macro.name.utf8)
            var result = PlacedText()
            var index = 0
            while index < line.count {
                guard line.count <= Self.maximumLength, line.has(name, at: index) else {
                    result.append(line[index...index])
                    index += 1
                    continue
                }
                result.append(macro.value.referred(from: line.place(at: index)))
                index += name.count
            }
            line = result
        }
        return line
    }

    private func filled(_ text: String) -> String {
        macros.reduce(text) { $0.replacing($1.name, with: $1.value.string) }
    }
}

/// The characters of the names of macros and conditions.
enum ASCIIName {
    static func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
