/// Text from a log, a configuration, a content file, or a file name, as a terminal and a CI system
/// can show it.
///
/// What a reader cannot see, or what would act on the terminal, becomes visible: `\n`, `\t`, and
/// `\u{1B}` for the escape character.
package enum VisibleText {
    /// The text on one line, without anything that acts on a terminal or on GitHub Actions.
    package static func line(_ text: some StringProtocol) -> String {
        // Scalar by scalar: a combining accent or a CRLF is one Character with what it follows.
        let scalars = Array(text.unicodeScalars)
        let starts = commandStarts(scalars)
        return scalars.enumerated().map { index, scalar in
            starts.contains(index) ? code(of: scalar) : escaped(scalar)
        }.joined()
    }

    /// The same for a text of several lines.
    package static func lines(_ text: String) -> String {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line(Substring($0)) }.joined(separator: "\n")
    }

    /// A JSON document with the same values, in which strings show what a reader cannot see by its
    /// escape sequence (RFC 8259 §7).
    package static func json(_ document: String) -> String {
        let scalars = Array(document.unicodeScalars)
        let starts = commandStarts(scalars)
        return scalars.enumerated().map { index, scalar in
            // JSON itself consists of ASCII and has no "##[", so that all others are in strings.
            guard starts.contains(index) || scalar.value >= 0x7F && isHidden(scalar) else {
                return String(scalar)
            }
            return UTF16.encode(scalar).map(Array.init)?.map { unit in
                "\\u" + String(0x10000 + Int(unit), radix: 16).dropFirst()
            }.joined() ?? ""
        }.joined()
    }

    /// The text with its lines, in which anything else is visible.
    static func keepingLineEnds(_ text: String) -> String {
        if isPlain(text) { return text }
        return text.unicodeScalars.map { scalar in
            scalar == "\n" || scalar == "\r" ? String(scalar) : escaped(scalar)
        }.joined()
    }

    /// GitHub Actions runs a line that begins with `::`, even after white space, and the older form
    /// `##[command]` anywhere in a line.
    private static func commandStarts(_ scalars: [Unicode.Scalar]) -> Set<Int> {
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
        let starts = scalars[start...].starts(with: "::".unicodeScalars) ? [start] : []
        return Set(
            starts
                + scalars.indices.filter {
                    scalars[$0] == "#" && scalars[$0...].starts(with: "##[".unicodeScalars)
                })
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case _ where isHidden(scalar): code(of: scalar)
        default: String(scalar)
        }
    }

    private static func code(of scalar: Unicode.Scalar) -> String {
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }

    private static func isPlain(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    /// Whether a character has no look of its own: controls, line and paragraph separators, those
    /// that change the direction of what follows, and all others that are invisible.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
