import Diagnostics
import Testing

@Suite struct PositionTests {
    /// The position of the `|` in `text`.
    private func position(in text: String, from origin: Position = .start) throws -> Position {
        Position(of: try #require(text.firstIndex(of: "|")), in: text, from: origin)
    }

    @Test(
        "lines and characters are counted from 1",
        arguments: [
            ("|", 1, 1), ("|abc", 1, 1), ("ab|c", 1, 3), ("abc|", 1, 4),
            ("ab|\nc", 1, 3), ("ab\n|c", 2, 1), ("ab\ncd|", 2, 3), ("\n\n|", 3, 1),
            ("\n|\n", 2, 1), ("a\n\nb|", 3, 2), ("\t|x", 1, 2),
        ])
    func counted(text: String, line: Int, column: Int) throws {
        #expect(try position(in: text) == Position(line: line, column: column))
    }

    @Test(
        "CRLF and CR end a line like LF",
        arguments: [
            ("a|\r\nb", 1, 2), ("a\r\n|b", 2, 1), ("a\r\nb|c", 2, 2), ("\r\n\r\n\r\nab|", 4, 3),
            ("a\rb|", 2, 2), ("a\n\r|b", 3, 1), ("a\r\r\n|b", 3, 1), ("a\r\nb\nc\rd|", 4, 2),
        ])
    func lineEndings(text: String, line: Int, column: Int) throws {
        #expect(try position(in: text) == Position(line: line, column: column))
    }

    @Test(
        "what a reader sees as one character is one column",
        arguments: [
            ("äöü|", 1, 4), ("e\u{301}|", 1, 2), ("👩‍👩‍👧|", 1, 2), ("🇩🇪🇫🇷|", 1, 3),
            ("日本\n語|", 2, 2), ("a\u{300}\u{301}\u{302}b|", 1, 3),
        ])
    func graphemes(text: String, line: Int, column: Int) throws {
        #expect(try position(in: text) == Position(line: line, column: column))
    }

    @Test(
        "a separator that no editor treats as a line ending does not end a line",
        arguments: [0x0B, 0x0C, 0x85, 0x2028, 0x2029] as [UInt16])
    func otherSeparators(codePoint: UInt16) throws {
        let separator = try #require(UnicodeScalar(codePoint))
        #expect(try position(in: "a\(separator)b|") == Position(line: 1, column: 4))
    }

    @Test(
        "positions in part of a file are counted from where the part begins",
        arguments: [
            ("|", 10, 5), ("ab|", 10, 7), ("ab\n|", 11, 1), ("ab\r\ncd|", 11, 3), ("\n\nx|", 12, 2),
        ])
    func origin(text: String, line: Int, column: Int) throws {
        let place = try position(in: text, from: Position(line: 10, column: 5))
        #expect(place == Position(line: line, column: column))
    }

    @Test func `the end of a text has a position`() {
        let text = "ab\ncd"
        #expect(Position(of: text.endIndex, in: text) == Position(line: 2, column: 3))
    }

    @Test func `positions are ordered by line, then by column`() {
        let places = [(1, 2), (1, 10), (2, 1), (9, 3), (10, 1)].map(Position.init(line:column:))
        #expect(places.reversed().sorted() == places)
        #expect(!(Position.start < Position.start))
    }
}
