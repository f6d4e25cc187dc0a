/// A parameter of a configuration file, `name = value`, with its value on one line.
struct Setting {
    let name: String
    let value: String
    /// The line on which it begins.
    let line: Int

    /// The options and conditions of an Exim configuration: a line that ends in a backslash continues
    /// on the next one. `!name` and `deny name` count as `name`.
    static func exim(_ text: String) -> [Setting] {
        var settings: [Setting] = []
        var pending = ""
        var start = 1
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let piece = trimmed(line)
            guard !piece.hasPrefix("#") else { continue }
            if pending.isEmpty { start = index + 1 }
            pending += piece
            if pending.last == "\\" {
                pending.removeLast()
                continue
            }
            if let equals = pending.firstIndex(of: "="),
                let name = pending[..<equals].split(separator: " ").last
            {
                let value = pending[pending.index(after: equals)...]
                settings.append(
                    Setting(
                        name: String(name.drop { $0 == "!" }), value: trimmed(value), line: start))
            }
            pending = ""
        }
        return settings
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
