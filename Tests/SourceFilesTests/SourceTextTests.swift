import Diagnostics
import SourceFiles
import Testing

@Suite struct SourceTextTests {
    /// The place of the `|` in `text`, which `source` writes in line 4 from column 8 on.
    private func position(
        _ text: String, _ style: YAMLNotation.Style? = nil, _ source: String = ""
    ) throws -> Position {
        let origin = style == .block ? Position(line: 5, column: 1) : Position(line: 4, column: 8)
        let text = SourceText(
            text: text, path: "a.yaml", origin: origin,
            notation: style.map { YAMLNotation($0, source: source[...]) })
        return text.position(of: try #require(text.text.firstIndex(of: "|")))
    }

    @Test func `a text that is written as it is counts from its origin`() throws {
        #expect(try position("ä|") == Position(line: 4, column: 9))
        #expect(try position("a\nä|") == Position(line: 5, column: 2))
    }

    @Test(
        "a plain text may be folded",
        arguments: [
            ("ä|", "ä|", 4, 9), ("a b|", "a\n  b|", 5, 4), ("a b |", "a\n  b\n  |", 6, 3),
            ("a\nb|", "a\n\n  b|", 6, 4), ("a b|", "a  \r\n\tb|", 5, 3), ("a  b|", "a  b|", 4, 12),
            ("it's ''|", "it's ''|", 4, 15), ("a\\n|", "a\\n|", 4, 11),
        ])
    func plain(text: String, source: String, line: Int, column: Int) throws {
        #expect(try position(text, .plain, source) == Position(line: line, column: column))
    }

    @Test(
        "single quotes are doubled in single quotes",
        arguments: [
            ("it's|", "it''s|'", 4, 13), ("'|", "''|'", 4, 10), ("a b|", "a\n b|'", 5, 3),
            ("a\\\"|", "a\\\"|'", 4, 11),
        ])
    func singleQuoted(text: String, source: String, line: Int, column: Int) throws {
        #expect(try position(text, .singleQuoted, source) == Position(line: line, column: column))
    }

    @Test(
        "a text in double quotes may have escapes",
        arguments: [
            ("a\"|", "a\\\"|\"", 4, 11), ("a\nb|", "a\\nb|\"", 4, 12), ("ä|", "\\u00e4|\"", 4, 14),
            ("ä|", "\\xe4|\"", 4, 12), ("😀|", "\\U0001F600|\"", 4, 18), ("\\|", "\\\\|\"", 4, 10),
            ("a b|", "a\n b|\"", 5, 3), ("ab|", "a\\\n  b|\"", 5, 4), ("it's|", "it's|\"", 4, 12),
        ])
    func doubleQuoted(text: String, source: String, line: Int, column: Int) throws {
        #expect(try position(text, .doubleQuoted, source) == Position(line: line, column: column))
    }

    @Test(
        "a block is indented, and folded after '>'",
        arguments: [
            ("ä|\n", "  ä|\n", 5, 4), ("a\nb|\n", "  a\n  b|\n", 6, 4),
            ("a b|\n", "  a\n  b|\n", 6, 4),
            ("a\n\nb|\n", "    a\n\n    b|\n", 7, 6), ("a\n  b|\n", "  a\n    b|\n", 6, 6),
            ("a\nb|\n", "  a\n\n  b|\n", 7, 4), ("\na|\n", "\n  a|\n", 6, 4),
            ("a c\n b|\n", "  a\r\n  c\r\n   b|\r\n", 7, 5),
        ])
    func block(text: String, source: String, line: Int, column: Int) throws {
        #expect(try position(text, .block, source) == Position(line: line, column: column))
    }

    @Test func `a source with another text is ignored`() throws {
        #expect(try position("ab|", .plain, "ac|") == Position(line: 4, column: 10))
    }

    @Test func `the final line feed can be left out`() throws {
        let text = SourceText(
            text: "a b|\n", path: "a.yaml", origin: Position(line: 5, column: 1),
            notation: YAMLNotation(.block, source: "  a\n  b|\n")
        ).withoutFinalLineFeed
        #expect(text.text == "a b|")
        let index = try #require(text.text.firstIndex(of: "|"))
        #expect(text.position(of: index) == Position(line: 6, column: 4))
    }
}
