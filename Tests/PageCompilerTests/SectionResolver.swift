/// Resolves sections and variables in a source text by the rules of Mustache, without regard to
/// Markdown: what an editor means by them, however the compiler goes about it.
struct SectionResolver {
    let values: [String: String]

    private enum Piece {
        case text(Substring)
        case variable(String)
        case begin(name: String, isInverted: Bool)
        case end
    }

    /// - Parameter source: with line feeds, and with tags that match.
    func resolved(_ source: String) -> String {
        var result = ""
        var shown: [Bool] = []
        for line in Self.lines(of: source) {
            var rest = ""
            var hides = false
            for piece in Self.pieces(of: line) {
                switch piece {
                case .text(let text) where shown.allSatisfy(\.self): rest += text
                case .variable(let name) where shown.allSatisfy(\.self): rest += values[name] ?? ""
                case .text, .variable: hides = true
                case .begin(let name, let isInverted):
                    shown.append((values[name] == nil) == isInverted)
                case .end: shown.removeLast()
                }
            }
            // An item of which nothing is left is not shown either, and no empty line ends a
            // paragraph for some readers only.
            let isEmpty = rest.wholeMatch(of: /\s*(?:[-*+]|[0-9]+[.)])?\s*/) != nil
            if !hides || !isEmpty { result += rest }
        }
        return result
    }

    private static func lines(of source: String) -> [Substring] {
        var lines: [Substring] = []
        var rest = source[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: "\n").map(rest.index(after:)) ?? rest.endIndex
            lines.append(rest[..<end])
            rest = rest[end...]
        }
        return lines
    }

    /// A line with nothing but the tag of a section is the tag's own and disappears.
    private static func pieces(of line: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var rest = line
        while let match = rest.firstMatch(of: /\{\{([#^\/]?)([a-z-]+)\}\}/) {
            pieces.append(.text(rest[..<match.range.lowerBound]))
            switch match.1 {
            case "#": pieces.append(.begin(name: String(match.2), isInverted: false))
            case "^": pieces.append(.begin(name: String(match.2), isInverted: true))
            case "/": pieces.append(.end)
            default: pieces.append(.variable(String(match.2)))
            }
            rest = rest[match.range.upperBound...]
        }
        pieces.append(.text(rest))
        let tags = pieces.filter { if case .text = $0 { false } else { true } }
        let isBlank = pieces.allSatisfy { piece in
            if case .text(let text) = piece { text.allSatisfy(\.isWhitespace) } else { true }
        }
        if tags.count == 1, isBlank, case .variable = tags[0] { return pieces }
        return tags.count == 1 && isBlank ? tags : pieces
    }
}
